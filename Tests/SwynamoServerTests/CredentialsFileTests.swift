import SwynamoServer
import Testing

@Suite struct CredentialsFileTests {
  @Test func takesEverySection() throws {
    let file = try CredentialsFile(
      """
      # a comment
      aws_access_key_id = A0
      aws_secret_access_key = s=0

      [one]
      aws_access_key_id=A1
      AWS_SECRET_ACCESS_KEY=s/1+
        aws_session_token =  t==\u{20}
      region = eu-west-1
      [empty]
      [ two ]
      ; another comment
      aws_access_key_id = A2
      aws_secret_access_key = s2
      """, name: "file")
    #expect(
      file.credentials == [
        AcceptedCredentials(accessKeyID: "A0", secretAccessKey: "s=0"),
        AcceptedCredentials(accessKeyID: "A1", secretAccessKey: "s/1+", sessionToken: "t=="),
        AcceptedCredentials(accessKeyID: "A2", secretAccessKey: "s2"),
      ])
    #expect("\(file.credentials)" == "[AcceptedCredentials(A0), AcceptedCredentials(A1), AcceptedCredentials(A2)]")
  }

  @Test func linesMayEndAsOnWindows() throws {
    let file = try CredentialsFile("[a]\r\naws_access_key_id=A\r\naws_secret_access_key=s\r\n", name: "file")
    #expect(file.credentials == [AcceptedCredentials(accessKeyID: "A", secretAccessKey: "s")])
  }

  @Test(arguments: [
    ("", "f: there are no credentials in it."),
    ("[a]\nregion = x", "f: there are no credentials in it."),
    ("[a]\naws_access_key_id = x", "f: the section [a] lacks aws_access_key_id or aws_secret_access_key."),
    (
      "[a]\naws_access_key_id =\naws_secret_access_key = s",
      "f: the section [a] lacks aws_access_key_id or aws_secret_access_key."
    ),
    ("[a]\n\nnonsense", "f: line 3 is neither a [section] nor name = value."),
  ])
  func saysWhatIsWrong(_ text: String, _ sentence: String) {
    let error = #expect(throws: CredentialsFileError.self) { try CredentialsFile(text, name: "f") }
    #expect(error?.description == sentence)
  }
}

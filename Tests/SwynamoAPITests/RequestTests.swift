import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// What is sent; `Tests/Interop/model/requests.py` holds it against the service's model.
@Suite struct RequestTests {
  @Test func eachOperationCanSendEachMember() async throws {
    #expect(Sampler.requests.count == 66)
    for type in Sampler.requests { try await send(type, seeds: 1...1, isFull: true) }
  }

  @Test func generatedRequestsAreWhatTheModelHas() async throws {
    for type in Sampler.requests { try await send(type, seeds: 1...40, isFull: false) }
  }

  private func send<Request: API.ServiceRequest & Sampled>(_ type: Request.Type, seeds: ClosedRange<Int>, isFull: Bool)
    async throws
  {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = DynamoDB(Backend(transport))
    for seed in seeds {
      var sampler = Sampler(seed: seed, isFull: isFull)
      // The answer lacks whatever is required of it.
      _ = try? await Request.sample(&sampler).run(on: db)
    }
    #expect(transport.requests.count == seeds.count, "\(Request.operation)")
    #expect(transport.requests.allSatisfy { $0.operation == Request.operation && $0.serviceOperation.service == Request.service })
    try SentRequests.note(transport.requests, isFull: isFull)
  }

  @Test func structuresAreReadAsTheyWereWritten() throws {
    #expect(Sampler.structuresOfBoth.count >= 30)
    for type in Sampler.structuresOfBoth {
      for seed in 1...100 { try checkRoundTrip(type, seed) }
    }
  }

  private func checkRoundTrip<Structure: API.WrittenStructure & API.ReadStructure & Sampled>(
    _ type: Structure.Type, _ seed: Int
  ) throws {
    var sampler = Sampler(seed: seed, isFull: seed == 1)
    let structure = Structure.sample(&sampler)
    var writer = AttributeWriter(capacity: 64)
    structure.write(to: &writer)
    let read = try AttributeReader.read(writer.bytes) { try Structure.read(from: &$0) }
    #expect(read == structure, "\(type), seed \(seed)")
  }
}

import SwynamoAPI
import SwynamoCore
public import SwynamoDB
public import SwynamoSchema

extension Table where Model: Sendable {
  /// The changes of the table's items as they come, from its stream.
  ///
  ///     for try await change in users.changes(on: db, from: .trimHorizon) { print(change.kind, change.new ?? change.key) }
  ///
  /// Shards are followed with their children, so that the changes of one item come in their order; iterators are renewed, and the service is
  /// given the time that it asks for. Of an entity of a single table these are its own items' changes: the stream has to have images.
  /// Errors: `NoStreamError`, `UnreadableChangeError`, `StreamGapError`, and what the client throws; asked again, the sequence goes on.
  /// Source: Developer Guide, "Change data capture for DynamoDB Streams".
  public func changes(
    on db: DynamoDB, from start: StreamStart = .latest, polling: StreamPolling = StreamPolling()
  ) -> StreamChanges<Model> {
    StreamChanges(db: db, table: name, start: start, polling: polling, decoder: ChangeDecoder(self))
  }

  /// A consumer of the table's changes by its name, which goes on where it was; see `StreamConsumer`.
  public func consumer(
    _ name: String, on db: DynamoDB, settings: StreamConsumer<Model>.Settings = StreamConsumer<Model>.Settings()
  ) -> StreamConsumer<Model> {
    StreamConsumer(name: name, db: db, table: self.name, decoder: ChangeDecoder(self), settings: settings)
  }

  /// The changes in an event that Lambda gives to a function, of this table or of others that have its items' shape.
  ///
  ///     let changes = try users.changes(inLambdaEvent: event)        // [StreamChange<User>]
  ///
  /// Errors: `AttributeDecodingError` for what is no event of a stream, `UnreadableChangeError` for an item that is no model.
  /// Source: AWS Lambda Developer Guide, "Using AWS Lambda with Amazon DynamoDB".
  public func changes(inLambdaEvent event: [UInt8]) throws -> [StreamChange<Model>] {
    try ChangeDecoder(self).changes(inLambdaEvent: event)
  }
}

extension SingleTable {
  /// The changes of several entities' items as they come, each read into its model, and these into one type.
  ///
  ///     let changes = forum.changes(on: db) { members.map(Entry.member); posts.map(Entry.post) }
  ///     for try await change in changes { … }                       // StreamChange<Entry>
  ///
  /// Items of other entities are left out. The stream has to have images, which name the entity.
  public func changes<Row: Sendable>(
    on db: DynamoDB, from start: StreamStart = .latest, polling: StreamPolling = StreamPolling(),
    @EntityRowBuilder<Row> reading rows: () -> [EntityRow<Row>]
  ) -> StreamChanges<Row> {
    StreamChanges(
      db: db, table: items.name, start: start, polling: polling, decoder: ChangeDecoder(rows(), of: items.name))
  }

  /// A consumer of several entities' changes by its name, which goes on where it was; see ``StreamConsumer``.
  public func consumer<Row: Sendable>(
    _ name: String, on db: DynamoDB, settings: StreamConsumer<Row>.Settings = StreamConsumer<Row>.Settings(),
    @EntityRowBuilder<Row> reading rows: () -> [EntityRow<Row>]
  ) -> StreamConsumer<Row> {
    StreamConsumer(
      name: name, db: db, table: items.name, decoder: ChangeDecoder(rows(), of: items.name), settings: settings)
  }
}

extension ChangeDecoder {
  func changes(inLambdaEvent event: [UInt8]) throws -> [StreamChange<Row>] {
    try AttributeReader.read(event) { reader in
      try deliveries(try API.Members(from: &reader), shardID: nil).compactMap { delivery in
        switch delivery {
        case .change(let change): change
        case .unreadable(let error): throw error
        case .skipped: nil
        }
      }
    }
  }
}

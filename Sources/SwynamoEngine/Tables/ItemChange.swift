/// A change of an item: what was there, and what is.
struct ItemChange {
  let key: KeyBytes
  let old: StoredItem?
  let new: StoredItem?
  let author: ChangeAuthor

  /// Whether it left something else than was there.
  var isEffective: Bool { old?.bytes != new?.bytes }
}

/// Who changed an item.
enum ChangeAuthor: Sendable {
  case client
  /// The service itself, as the item had expired.
  case service
  /// Somebody in another region of a global table, with the number that the change has there.
  case replica(Int)

  var isService: Bool { if case .service = self { true } else { false } }

  var isReplica: Bool { if case .replica = self { true } else { false } }
}

/// What keeps changes of items beside the items.
protocol ChangeRecorder {
  /// Used inside of the transaction of the write.
  func record(_ change: ItemChange, of table: Table) throws
}

import SwynamoCore

/// An item after an update, and what of it the update named.
struct UpdatedItem: Sendable {
  let old: Item
  let new: Item
  /// The paths that the actions are about.
  let paths: [DocumentPath]

  /// The attributes that the actions are about, as they are now.
  var written: Item {
    var written: Item = [:]
    for path in paths { written[path.attribute] = new[path.attribute] }
    return written
  }

  /// The named paths as they were: `ReturnValues: UPDATED_OLD`.
  var updatedOld: Item { ItemProjection(paths).project(old) }

  /// The named paths as they are now: `ReturnValues: UPDATED_NEW`.
  var updatedNew: Item { ItemProjection(paths).project(new) }
}

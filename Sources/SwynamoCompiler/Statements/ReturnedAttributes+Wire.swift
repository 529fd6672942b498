import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension ReturnedAttributes {
  var wire: ReturnValues {
    switch self {
    case .none: .none
    case .allOld: .allOld
    case .allNew: .allNew
    case .updatedOld: .updatedOld
    case .updatedNew: .updatedNew
    }
  }
}

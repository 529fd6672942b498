@_exported public import SwynamoCompiler
@_exported public import SwynamoCore
@_exported public import SwynamoSchema
@_exported public import SwynamoWire

#if Curl
  @_exported public import SwynamoTransport
#endif

/// A right request of each operation, with as many of its parameters as go together.
enum RequestTemplates {
  static let all: [(operation: String, request: JSONText)] = texts.map { ($0.0, JSONText($0.1)) }

  private static let key = #"{"p":{"S":"a"},"r":{"N":"1"}}"#
  private static let item =
    #"{"p":{"S":"a"},"r":{"N":"1"},"s":{"S":"x"},"b":{"B":"AA=="},"t":{"BOOL":true},"z":{"NULL":true},"l":{"S":"x"},"#
    + #""L":{"L":[{"N":"1e5"},{"S":""}]},"m":{"M":{"a":{"N":"-0.5"}}},"SS":{"SS":["a","b"]},"NS":{"NS":["1","2"]},"BS":{"BS":["AA=="]}}"#
  private static let names = ##""ExpressionAttributeNames":{"#s":"s"}"##
  private static let values = #""ExpressionAttributeValues":{":v":{"S":"x"}}"#
  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/things"
  private static let returns = #""ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE""#

  private static let texts: [(String, String)] = [
    ("GetItem", ##"{"TableName":"things","Key":\##(key),"ProjectionExpression":"#s, L[0]",\##(names),"ConsistentRead":true}"##),
    ("GetItem", #"{"TableName":"things","Key":\#(key),"AttributesToGet":["s","L"],"ReturnConsumedCapacity":"TOTAL"}"#),
    (
      "PutItem",
      ##"{"TableName":"things","Item":\##(item),"ConditionExpression":"#s <> :v",\##(names),\##(values),"ReturnValues":"ALL_OLD",\##(returns)}"##
    ),
    ("PutItem", #"{"TableName":"things","Item":\#(item),"Expected":{"s":{"Exists":true,"Value":{"S":"x"}}}}"#),
    (
      "PutItem",
      #"{"TableName":"things","Item":\#(item),"Expected":{"s":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"a"},{"S":"z"}]},"#
        + #""q":{"ComparisonOperator":"NULL"}},"ConditionalOperator":"OR"}"#
    ),
    (
      "UpdateItem",
      ##"{"TableName":"things","Key":\##(key),"UpdateExpression":"SET #s = :v, x = if_not_exists(x, :v) REMOVE y","##
        + ##"\##(names),\##(values),"ReturnValues":"ALL_NEW",\##(returns)}"##
    ),
    (
      "UpdateItem",
      #"{"TableName":"things","Key":\#(key),"AttributeUpdates":{"s":{"Action":"PUT","Value":{"S":"y"}},"n":{"Action":"ADD","Value":{"N":"1"}},"#
        + #""y":{"Action":"DELETE"}},"ReturnValues":"UPDATED_NEW"}"#
    ),
    (
      "DeleteItem",
      ##"{"TableName":"things","Key":\##(key),"ConditionExpression":"attribute_exists(#s) OR #s = :v",\##(names),\##(values),"##
        + ##""ReturnValues":"ALL_OLD","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"##
    ),
    (
      "Query",
      ##"{"TableName":"things","IndexName":"local","KeyConditionExpression":"p = :v AND begins_with(l, :v)","FilterExpression":"#s <> :v","##
        + ##"\##(names),\##(values),"ScanIndexForward":false,"Limit":3,"ConsistentRead":true,"Select":"ALL_ATTRIBUTES","ReturnConsumedCapacity":"INDEXES"}"##
    ),
    (
      "Query",
      #"{"TableName":"things","KeyConditions":{"p":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]},"r":{"ComparisonOperator":"GT","#
        + #""AttributeValueList":[{"N":"0"}]}},"QueryFilter":{"s":{"ComparisonOperator":"NOT_NULL"}},"ExclusiveStartKey":\#(key)}"#
    ),
    (
      "Scan",
      ##"{"TableName":"things","FilterExpression":"#s = :v","ProjectionExpression":"p, r",\##(names),\##(values),"Segment":0,"TotalSegments":2,"Limit":2}"##
    ),
    (
      "Scan",
      #"{"TableName":"things","IndexName":"all","ScanFilter":{"s":{"ComparisonOperator":"IN","AttributeValueList":[{"S":"x"},{"S":"y"}]}},"Select":"COUNT"}"#
    ),
    (
      "BatchGetItem",
      ##"{"RequestItems":{"things":{"Keys":[\##(key),{"p":{"S":"b"},"r":{"N":"2"}}],"ProjectionExpression":"#s",\##(names)},"##
        + ##""plain":{"Keys":[{"p":{"S":"a"}}],"ConsistentRead":true}},"ReturnConsumedCapacity":"TOTAL"}"##
    ),
    (
      "BatchWriteItem",
      #"{"RequestItems":{"things":[{"PutRequest":{"Item":\#(item)}},{"DeleteRequest":{"Key":{"p":{"S":"b"},"r":{"N":"9"}}}}],"#
        + #""plain":[{"PutRequest":{"Item":{"p":{"S":"z"}}}}]},\#(returns)}"#
    ),
    (
      "TransactGetItems",
      ##"{"TransactItems":[{"Get":{"TableName":"things","Key":\##(key),"ProjectionExpression":"#s",\##(names)}},"##
        + ##"{"Get":{"TableName":"plain","Key":{"p":{"S":"a"}}}}],"ReturnConsumedCapacity":"TOTAL"}"##
    ),
    (
      "TransactWriteItems",
      ##"{"ClientRequestToken":"token","TransactItems":[{"Put":{"TableName":"things","Item":\##(item),"ConditionExpression":"attribute_not_exists(#s)",\##(names),"##
        + ##""ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},{"Update":{"TableName":"plain","Key":{"p":{"S":"a"}},"UpdateExpression":"SET s = :v",\##(values)}},"##
        + ##"{"Delete":{"TableName":"plain","Key":{"p":{"S":"b"}}}},{"ConditionCheck":{"TableName":"plain","Key":{"p":{"S":"c"}},"##
        + ##""ConditionExpression":"attribute_not_exists(p)"}}],\##(returns)}"##
    ),
    (
      "CreateTable",
      #"{"TableName":"fresh","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"r","AttributeType":"N"},{"AttributeName":"g","AttributeType":"B"}],"#
        + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],"BillingMode":"PROVISIONED","#
        + #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1},"LocalSecondaryIndexes":[{"IndexName":"one","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},"#
        + #"{"AttributeName":"g","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}}],"GlobalSecondaryIndexes":[{"IndexName":"two","#
        + #""KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}],"#
        + #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"SSESpecification":{"Enabled":true},"Tags":[{"Key":"a","Value":"b"}],"#
        + #""TableClass":"STANDARD","DeletionProtectionEnabled":false}"#
    ),
    (
      "CreateTable",
      #"{"TableName":"fresh","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"t","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST","VectorIndexes":[{"IndexName":"one","#
        + #""VectorAttribute":{"AttributeName":"v"},"SearchSchema":[{"AttributeName":"t","SearchSchemaElementType":"HASH"}],"#
        + #""Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x","v"]},"Dimensions":2,"DistanceFunction":"EUCLIDEAN"}]}"#
    ),
    (
      "UpdateTable",
      #"{"TableName":"vectors","VectorIndexUpdates":[{"Create":{"IndexName":"two","VectorAttribute":{"AttributeName":"v"},"#
        + #""Projection":{"ProjectionType":"KEYS_ONLY"},"Dimensions":2,"DistanceFunction":"DOT_PRODUCT"}}]}"#
    ),
    ("UpdateTable", #"{"TableName":"vectors","VectorIndexUpdates":[{"Delete":{"IndexName":"two"}}]}"#),
    (
      "PutItem",
      #"{"TableName":"vectors","Item":{"p":{"S":"b"},"t":{"S":"x"},"f":{"N":"1"},"v":{"L":[{"N":"1e5"},{"N":"-0.5"}]}},\#(returns)}"#
    ),
    (
      "SearchVectors",
      ##"{"TableName":"vectors","IndexName":"near","SearchVector":[{"N":"1"},{"N":"-2e-3"}],"TopK":3,"##
        + ##""SearchConditionExpression":"#t = :t AND f = :f","ExpressionAttributeNames":{"#t":"t"},"##
        + ##""ExpressionAttributeValues":{":t":{"S":"x"},":f":{"N":"1.0"}},"ProjectionExpression":"p, v[1]","ReturnConsumedCapacity":"TOTAL"}"##
    ),
    ("DescribeTable", #"{"TableName":"things"}"#),
    (
      "UpdateTable",
      #"{"TableName":"plain","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"x","AttributeType":"N"}],"#
        + #""GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"more","KeySchema":[{"AttributeName":"x","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}}]}"#
    ),
    (
      "UpdateTable",
      #"{"TableName":"plain","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"DeletionProtectionEnabled":true}"#
    ),
    ("DeleteTable", #"{"TableName":"fresh"}"#),
    ("ListTables", #"{"ExclusiveStartTableName":"abc","Limit":10}"#),
    ("TagResource", #"{"ResourceArn":"\#(arn)","Tags":[{"Key":"a","Value":"b"}]}"#),
    ("UntagResource", #"{"ResourceArn":"\#(arn)","TagKeys":["a"]}"#),
    ("ListTagsOfResource", #"{"ResourceArn":"\#(arn)","NextToken":"x"}"#),
    ("UpdateTimeToLive", #"{"TableName":"things","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}"#),
    ("DescribeTimeToLive", #"{"TableName":"things"}"#),
    ("DescribeLimits", "{}"),
    ("DescribeEndpoints", "{}"),
  ]
}

-- A store as format 2 kept it: what MigrationTests and starts_campaign.py open.
PRAGMA application_id = 1400325186;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE tables (id INTEGER PRIMARY KEY, region TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
  identifier TEXT NOT NULL, created REAL NOT NULL, definition BLOB NOT NULL, checksum INTEGER NOT NULL,
  UNIQUE (region, account, name));
INSERT INTO tables VALUES(1,'ddblocal','000000000000','orders','2093fc2b-09c2-4d6c-8abe-85b09d123320',4000000000.0,'{"Schema":{"TableName":"orders","AttributeDefinitions":[{"AttributeName":"customer","AttributeType":"S"},{"AttributeName":"number","AttributeType":"N"},{"AttributeName":"status","AttributeType":"S"}],"KeySchema":[{"AttributeName":"customer","KeyType":"HASH"},{"AttributeName":"number","KeyType":"RANGE"}],"LocalSecondaryIndexes":[{"IndexName":"by-status","KeySchema":[{"AttributeName":"customer","KeyType":"HASH"},{"AttributeName":"status","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}],"GlobalSecondaryIndexes":[{"IndexName":"all-by-status","KeySchema":[{"AttributeName":"status","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]},"Settings":{"isProtected":false,"warm":{"write":4000,"read":12000},"throughput":{"write":0,"decreases":0,"read":0},"onDemandSince":4000000000,"indexes":{"all-by-status":{"warm":{"write":4000,"read":12000},"throughput":{"write":0,"decreases":0,"read":0}}},"billingMode":"PAY_PER_REQUEST","tags":[]},"State":{"indexes":{}}}',394315377);
INSERT INTO tables VALUES(2,'ddblocal','000000000000','users','5667b758-ed23-4f0b-8023-b6a08f8361e2',4000000000.0,'{"Schema":{"TableName":"users","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"LocalSecondaryIndexes":[],"GlobalSecondaryIndexes":[]},"Settings":{"isProtected":false,"warm":{"write":4000,"read":12000},"throughput":{"write":0,"decreases":0,"read":0},"onDemandSince":4000000000,"indexes":{},"tags":[],"billingMode":"PAY_PER_REQUEST"},"State":{"indexes":{}}}',1130730349);
INSERT INTO tables VALUES(3,'us-east-2','123456789012','users','b2d8c609-b695-4ada-aed9-94159867603d',4000000000.0,'{"Schema":{"TableName":"users","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"LocalSecondaryIndexes":[],"GlobalSecondaryIndexes":[]},"Settings":{"isProtected":false,"warm":{"write":4000,"read":12000},"throughput":{"write":0,"decreases":0,"read":0},"onDemandSince":4000000000,"indexes":{},"billingMode":"PAY_PER_REQUEST","tags":[]},"State":{"indexes":{}}}',1615281377);
INSERT INTO tables VALUES(4,'eu','AKIA','users','eac8405c-c6d1-476d-bba8-4124537709c8',4000000000.0,'{"Schema":{"TableName":"users","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"LocalSecondaryIndexes":[],"GlobalSecondaryIndexes":[]},"Settings":{"isProtected":false,"warm":{"write":4000,"read":12000},"throughput":{"write":0,"decreases":0,"read":0},"onDemandSince":4000000000,"indexes":{},"tags":[],"billingMode":"PAY_PER_REQUEST"},"State":{"indexes":{}}}',4031131467);
CREATE TABLE tokens (region TEXT NOT NULL, account TEXT NOT NULL, token TEXT NOT NULL, created REAL NOT NULL,
  request BLOB NOT NULL, PRIMARY KEY (region, account, token)) WITHOUT ROWID;
INSERT INTO tokens VALUES('ddblocal','000000000000','t',4000000000.0,'{"ClientRequestToken":"t","ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Update":{"ExpressionAttributeValues":{":one":{"N":"1"}},"Key":{"id":{"S":"a"}},"TableName":"users","UpdateExpression":"ADD n :one"}}]}');
CREATE TABLE items_1 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
INSERT INTO items_1 VALUES(X'7ca95ddc82c908c50003416e6ec1020000',36,3954508267,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e6f7465223a7b2253223a22c3a95c7530303030227d2c226e756d626572223a7b224e223a2231227d2c22737461747573223a7b2253223a226f70656e227d7d');
INSERT INTO items_1 VALUES(X'7ca95ddc82c908c50003416e6ec1030000',36,2670467826,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e6f7465223a7b2253223a22c3a95c7530303030227d2c226e756d626572223a7b224e223a2232227d2c22737461747573223a7b2253223a2270616964227d7d');
INSERT INTO items_1 VALUES(X'7ca95ddc82c908c50003416e6ec1040000',26,3105088770,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e6f7465223a7b2253223a22c3a95c7530303030227d2c226e756d626572223a7b224e223a2233227d7d');
CREATE TABLE index_1_62792d737461747573 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
INSERT INTO index_1_62792d737461747573 VALUES(X'7ca95ddc82c908c50003416e6e6f70656e0000416e6e0000c1020000',29,1908664491,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e756d626572223a7b224e223a2231227d2c22737461747573223a7b2253223a226f70656e227d7d');
INSERT INTO index_1_62792d737461747573 VALUES(X'7ca95ddc82c908c50003416e6e706169640000416e6e0000c1030000',29,492791374,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e756d626572223a7b224e223a2232227d2c22737461747573223a7b2253223a2270616964227d7d');
CREATE TABLE index_1_616c6c2d62792d737461747573 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
INSERT INTO index_1_616c6c2d62792d737461747573 VALUES(X'5cc480fea268d8b3000470616964bdc6343a027c1fd3416e6e0000c1030000',36,2653014516,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e6f7465223a7b2253223a22c3a95c7530303030227d2c226e756d626572223a7b224e223a2232227d2c22737461747573223a7b2253223a2270616964227d7d');
INSERT INTO index_1_616c6c2d62792d737461747573 VALUES(X'ad2608f7de27bdd200046f70656ee1072fa58ed226de416e6e0000c1020000',36,3188985501,X'7b22637573746f6d6572223a7b2253223a22416e6e227d2c226e6f7465223a7b2253223a22c3a95c7530303030227d2c226e756d626572223a7b224e223a2231227d2c22737461747573223a7b2253223a226f70656e227d7d');
CREATE TABLE items_2 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
INSERT INTO items_2 VALUES(X'f6558e516275dee2000161',6,1012012645,X'7b226964223a7b2253223a2261227d2c226e223a7b224e223a2231227d7d');
CREATE TABLE items_3 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
INSERT INTO items_3 VALUES(X'0cb89606fdcc329100046f68696f',6,82817648,X'7b226964223a7b2253223a226f68696f227d7d');
CREATE TABLE items_4 (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
  WITHOUT ROWID;
CREATE INDEX tokens_created ON tokens (created);
COMMIT;

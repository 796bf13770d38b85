/**
 * Attributes that the OpenTelemetry semantic conventions renamed or split, as of version 1.44: old key, new keys.
 * No likeness of letters finds these.
 */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  'http.method': ['http.request.method'],
  'http.status_code': ['http.response.status_code'],
  'http.url': ['url.full'],
  'http.target': ['url.path', 'url.query'],
  'http.scheme': ['url.scheme'],
  'http.user_agent': ['user_agent.original'],
  'http.client_ip': ['client.address'],
  'http.server_name': ['server.address'],
  'http.host': ['server.address', 'client.address', 'http.request.header.host'],
  'http.flavor': ['network.protocol.name', 'network.protocol.version'],
  'net.peer.name': ['server.address', 'client.address'],
  'net.peer.port': ['server.port', 'client.port'],
  'net.peer.ip': ['network.peer.address'],
  'net.host.name': ['server.address'],
  'net.host.port': ['server.port'],
  'net.host.ip': ['network.local.address'],
  'net.sock.peer.addr': ['network.peer.address'],
  'net.sock.peer.port': ['network.peer.port'],
  'net.sock.host.addr': ['network.local.address'],
  'net.sock.host.port': ['network.local.port'],
  'net.transport': ['network.transport'],
  'net.protocol.name': ['network.protocol.name'],
  'net.protocol.version': ['network.protocol.version'],
  'db.system': ['db.system.name'],
  'db.statement': ['db.query.text'],
  'db.operation': ['db.operation.name'],
  'db.name': ['db.namespace'],
  'db.sql.table': ['db.collection.name'],
  'db.mongodb.collection': ['db.collection.name'],
  'db.cassandra.table': ['db.collection.name'],
  'db.redis.database_index': ['db.namespace'],
  'deployment.environment': ['deployment.environment.name'],
  'code.function': ['code.function.name'],
  'code.namespace': ['code.function.name'],
  'code.filepath': ['code.file.path'],
  'code.lineno': ['code.line.number'],
  'code.column': ['code.column.number'],
  'messaging.operation': ['messaging.operation.type'],
  'messaging.client_id': ['messaging.client.id'],
  'messaging.kafka.consumer.group': ['messaging.consumer.group.name'],
  'rpc.system': ['rpc.system.name'],
  'peer.service': ['service.peer.name'],
  'enduser.role': ['user.roles'],
  'otel.library.name': ['otel.scope.name'],
  'otel.library.version': ['otel.scope.version'],
};

/** The names that a key has now; none for one that was never renamed. */
export const newerNamesOf = (key: string): readonly string[] =>
  Object.hasOwn(RENAMED, key) ? (RENAMED[key] ?? []) : [];

const OLDER = new Map<string, string[]>();
for (const [old, names] of Object.entries(RENAMED))
  for (const name of names) OLDER.set(name, [...(OLDER.get(name) ?? []), old]);

/** The names that a key had before; none for one that was never renamed. */
export const olderNamesOf = (key: string): readonly string[] => OLDER.get(key) ?? [];

/** Whether a key is the old name of anything. */
export const isDeprecated = (key: string): boolean => newerNamesOf(key).length > 0;

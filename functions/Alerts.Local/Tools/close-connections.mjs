// Loaded into a tool before its own code. A Node server that closes waits for connections on which no request has come yet, and
// .NET's connection pool keeps such spares: without this each stop would take ten seconds. Whoever stops a tool has drained first.
import http from 'node:http';

const close = http.Server.prototype.close;
http.Server.prototype.close = function closeWithConnections(callback) {
  const closing = close.call(this, callback);
  this.closeAllConnections();
  return closing;
};

// The one error for "there is no database to talk to": not installed, not started, refused, wrong version.
// Apart because both the embedded server and a server by address end in it, and commands exit with 3 on it.

/** No database can be reached; the message is one or two sentences that say why and what to do. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
}

// One JSON line per happening, to standard output. Never keys, tickets, cookies or passwords.
export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  error(message: string, error: unknown, details?: Record<string, unknown>): void;
}

export function jsonLog(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Log {
  const line = (level: string, message: string, details: Record<string, unknown>) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, message, ...details }));
  return {
    info: (message, details = {}) => line("info", message, details),
    error: (message, error, details = {}) =>
      line("error", message, {
        ...details,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  };
}

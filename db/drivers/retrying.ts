const TRIES = 12;

/** Runs a serializable transaction again when PostgreSQL asks for it (40001 serialization, 40P01 deadlock). */
export async function retrying<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === TRIES || !asksForRetry(error)) throw error;
      const milliseconds = Math.random() * 10 * 2 ** Math.min(attempt, 6);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }
}

function asksForRetry(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: string }).code;
    if (code === "40001" || code === "40P01") return true;
  }
  return false;
}

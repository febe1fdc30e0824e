/** Runs once when the server starts: a wrong environment stops it here, with one sentence; background jobs begin. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startServer } = await import("./lib/jobs/start-server");
  await startServer();
}

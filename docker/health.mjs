// Health check of a container: 0 when this process answers UP or DEGRADED, 1 otherwise.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/health`;
try {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

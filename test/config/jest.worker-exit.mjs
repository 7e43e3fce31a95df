/**
 * A worker of jest that has nothing left to do ends by itself, and V8 then frees some 700 MB piece
 * by piece. That takes longer than the half second after which jest says that a test has left
 * something open. Ending on purpose frees nothing, and a worker with something open never comes here.
 */
if (process.env.JEST_WORKER_ID !== undefined) process.once("beforeExit", () => process.exit());

export { type Centre, Centres, CENTRES, loadCentres } from "./centres/centres.js";
export { type Clock, CLOCK, DevelopmentClock, SystemClock } from "./config/clock.js";
export {
  type Config,
  InvalidConfiguration,
  loadConfig,
  loadEventStoreUrl,
  loadKeySettings,
  loadSealingSettings,
  PROCESS_ROLES,
  type ProcessRole,
} from "./config/config.js";
export {
  type EmbeddedDatabase,
  freePort,
  startEmbeddedDatabase,
} from "./embedded-database/embedded-database.js";
export type { KekSetting, KeySettings } from "./config/key-settings.js";
export type { SealingSettings } from "./config/sealing-settings.js";
export { KEYED_HASH, KeyedHash } from "./config/secrets.js";
export { changeAggregate } from "./execution/aggregate-change.js";
export { type CommandContext, commandContext } from "./execution/command-context.js";
export { CommandExecutor, type Plan, requireVersion } from "./execution/command-executor.js";
export { reactionContext } from "./execution/reaction-context.js";
export { appendTo, newId, unmoved, versionAfter } from "./execution/streams.js";
export { authenticate, AuthenticationGuard, TOKEN_VERIFIER } from "./http/authentication.guard.js";
export { notFound, requireAccess, requireAccessInOwnCentre } from "./http/access.js";
export { type Answer, FileAnswer } from "./http/answer.js";
export { decodeCursor, encodeCursor, notACursor } from "./http/cursor.js";
export { Endpoint, ENDPOINT, type EndpointSpec } from "./http/endpoint.js";
export {
  EndpointInterceptor,
  READ_MODELS,
  type ReadModels,
  type Traced,
} from "./http/endpoint.interceptor.js";
export {
  badRequest,
  domainProblemType,
  ownProblem,
  OWN_PROBLEMS,
  type Problem,
  ProblemError,
  STANDARD_PROBLEMS,
  standardProblem,
} from "./http/problem.js";
export { ProblemFilter } from "./http/problem.filter.js";
export {
  applicantsOf,
  householdOf,
  isPersonalReading,
  type PersonalReading,
  type Processing,
  type ProcessingOperation,
  type ProcessingSubject,
} from "./http/processing.js";
export {
  PROCESSING_LOG,
  type ProcessedSubject,
  type ProcessingAct,
  type ProcessingLog,
  ProcessingNotRecorded,
  type ProcessingUser,
} from "./http/processing-log.js";
export { ProcessingRecorder, type ServedRequest } from "./http/processing-recorder.js";
export { RateLimiter } from "./http/rate-limiter.js";
export { currentActor, requestContext, withRequestContext } from "./http/request-context.js";
export { API_PREFIX } from "./http/sending.js";
export { type TraceParent, traceIdOf } from "./http/trace-parent.js";
export {
  After,
  Day,
  EuroCentAmount,
  Id,
  type Input,
  line,
  LongPageSize,
  Moment,
  page,
  PageSize,
  params,
  Recorded,
  text,
} from "./openapi/common-schemas.js";
export { erasable, erasableFields } from "./openapi/erasable.js";
export { component, openApiComponents, toOpenApi } from "./openapi/schemas.js";
export { createLogger, LOGGER, NestLogger } from "./operations/logger.js";

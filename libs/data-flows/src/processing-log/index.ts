export { type AuditFilter, PostgresProcessingLog } from "./postgres-processing-log.js";
export { ProcessingLogModule } from "./processing-log.module.js";
export { PROCESSING, ProcessingItem, processingSource } from "./processing-source.js";
export { type Disclosure, recordProcessing } from "./record-processing.js";
export { PROCESSING_LOG_SCHEMA } from "./schema.js";

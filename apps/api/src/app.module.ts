import { type DynamicModule, Global, Module } from "@nestjs/common";
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from "@nestjs/core";
import { CqrsModule } from "@nestjs/cqrs";
import type { Logger } from "pino";
import { DataSource } from "typeorm";
import { TokenVerifier } from "#access";
import { committeeCategories, CommitteeModule, committeeWithheld } from "#committee";
import { entitlementCategories, EntitlementModule, tellsOfHousehold } from "#entitlement";
import {
  ERASURE_HOLD_DAYS,
  erasureCategories,
  ErasureModule,
  PostgresProcessingLog,
  ProcessingLogModule,
} from "#data-flows";
import {
  AggregateStore,
  DATA_KEYS,
  type DataKeys,
  EVENT_STORE,
  type EventStore,
} from "#event-store";
import {
  AuthenticationGuard,
  Centres,
  CENTRES,
  type Clock,
  CLOCK,
  CommandExecutor,
  EndpointInterceptor,
  KEYED_HASH,
  KeyedHash,
  LOGGER,
  ProblemFilter,
  PROCESSING_LOG,
  ProcessingRecorder,
  RateLimiter,
  READ_MODELS,
  TOKEN_VERIFIER,
} from "#platform";
import { FILE_STREAMS, type FileStreams, procedureCategories, ProcedureModule } from "#procedure";
import { READ_SOURCE } from "#projections";
import { socialReportCategories, SocialReportModule } from "#social-report";
import { SealedLog } from "#transparency-log";
import { Background } from "./background.js";
import { OperationsController } from "./operations/operations.controller.js";
import { ReferenceDataController } from "./operations/reference-data.controller.js";
import { EvidenceController } from "./sealing/evidence.controller.js";
import { LogRoutes } from "./sealing/log-routes.js";
import { SEALING, type SealingParts } from "./sealing/sealing-work.js";

/** What the process brings: everything that is not decided by the modules themselves. */
export interface Surroundings {
  readonly store: EventStore;
  /** The keys of the personal data in the log. */
  readonly keys: DataKeys;
  /** Days between the approval of an erasure and its execution. */
  readonly erasureHoldDays: number;
  readonly dataSource: DataSource;
  /** Where lists are read: `dataSource`, or a replica of it. */
  readonly readSource: DataSource;
  readonly processingLog: PostgresProcessingLog;
  readonly sealedLog: SealedLog;
  readonly sealing: SealingParts;
  readonly clock: Clock;
  readonly hash: KeyedHash;
  readonly centres: Centres;
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
}

/** The streams that are named after a file, over all contexts. */
const FILES: FileStreams = {
  categories: [
    ...procedureCategories,
    ...entitlementCategories,
    ...socialReportCategories,
    ...committeeCategories,
    ...erasureCategories,
  ],
  withheld: committeeWithheld,
  tellsOfHousehold,
};

@Global()
@Module({})
class PlatformModule {
  static with(surroundings: Surroundings): DynamicModule {
    const { store, keys, erasureHoldDays, dataSource, readSource, processingLog } = surroundings;
    const { sealedLog, sealing } = surroundings;
    const { clock, hash, centres, verifier, logger } = surroundings;
    const shared = [
      { provide: EVENT_STORE, useValue: store },
      { provide: DATA_KEYS, useValue: keys },
      { provide: ERASURE_HOLD_DAYS, useValue: erasureHoldDays },
      { provide: AggregateStore, useFactory: () => new AggregateStore(store) },
      { provide: DataSource, useValue: dataSource },
      { provide: READ_SOURCE, useValue: readSource },
      { provide: PostgresProcessingLog, useValue: processingLog },
      { provide: PROCESSING_LOG, useValue: processingLog },
      { provide: SealedLog, useValue: sealedLog },
      { provide: SEALING, useValue: sealing },
      { provide: CLOCK, useValue: clock },
      { provide: KEYED_HASH, useValue: hash },
      { provide: CENTRES, useValue: centres },
      { provide: TOKEN_VERIFIER, useValue: verifier },
      { provide: LOGGER, useValue: logger },
      { provide: FILE_STREAMS, useValue: FILES },
      CommandExecutor,
    ];
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot()],
      providers: shared,
      exports: [CqrsModule, ...shared],
    };
  }
}

/** The whole product in one process: composition only. */
@Module({})
export class AppModule {
  static with(surroundings: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(surroundings),
        ProcedureModule,
        EntitlementModule,
        SocialReportModule,
        CommitteeModule,
        ErasureModule,
        ProcessingLogModule,
      ],
      controllers: [OperationsController, ReferenceDataController, EvidenceController],
      providers: [
        Background,
        LogRoutes,
        ProcessingRecorder,
        RateLimiter,
        { provide: READ_MODELS, useExisting: Background },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_INTERCEPTOR, useClass: EndpointInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

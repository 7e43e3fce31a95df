import { Inject, Injectable } from "@nestjs/common";
import type { Actor } from "#access";
import { Determinations, keptDeterminations } from "#entitlement";
import { assertNothingErased } from "#kernel";
import { Centres, CENTRES, notFound, requireAccess } from "#platform";
import { Files } from "#procedure";
import { Reports } from "#social-report";
import { Cases } from "../cases.js";
import { openTo, Sittings } from "../sittings.js";
import type { PacketSources } from "./packet-content.js";

/** Gathers what a packet is made of, for somebody who may see it. */
@Injectable()
export class Packets {
  constructor(
    private readonly cases: Cases,
    private readonly sittings: Sittings,
    private readonly files: Files,
    private readonly reports: Reports,
    private readonly determinations: Determinations,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  /**
   * @throws ProblemError 404 when the case is not before the committee of the actor's centre, 403
   *   outside the window of the sitting or for somebody who does not belong to it
   * @throws ErasedDataUsed when something of it was erased
   */
  async open(actor: Actor, applicationId: string): Promise<PacketSources> {
    const [committeeCase, found] = await Promise.all([
      this.cases.load(applicationId),
      this.files.find(applicationId),
    ]);
    const state = committeeCase.loaded.state;
    const sitting =
      state.status === "absent"
        ? undefined
        : (await this.sittings.load(state.placed.sittingId)).loaded.state;
    // A case that was put off is on no agenda: nobody of the sitting needs it any longer.
    const members = sitting === undefined || state.status === "adjourned" ? [] : openTo(sitting);
    // First whether they may see it, then whether it is there: the second is not for everybody.
    requireAccess(
      actor,
      "readPacket",
      found && { centre: found.state.centre, sittingMemberIds: members },
    );
    if (state.status === "absent" || sitting === undefined || found === undefined) throw notFound();
    const { placed } = state;

    const [report, determination] = await Promise.all([
      this.reports.load(applicationId),
      this.determinations.load(applicationId),
    ]);
    const version = report.loaded.state.versions.find(
      (one) => one.version === placed.reportVersion,
    );
    const made = keptDeterminations(determination.loaded.state).find(
      (one) => one.determinationId === version?.calculation.calculationId,
    );
    if (sitting.status === "absent" || version === undefined || made === undefined) {
      throw new Error("a case is on the agenda without sitting, report or determination");
    }
    // A packet with a gap would be taken for the whole of what is known.
    assertNothingErased([found.state, placed, report.loaded.state, made]);
    return {
      applicationId,
      file: found.state,
      placed,
      sitting,
      report: report.loaded.state,
      version,
      determination: made,
      language: this.centres.get(found.state.centre).language,
    };
  }
}

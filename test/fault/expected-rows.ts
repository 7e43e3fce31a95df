import type { committeeEvents } from "#committee";
import type { RecordedEvent } from "#event-store";
import { type EventOf, parseStreamName } from "#kernel";
import { KeyedHash } from "#platform";
import type { procedureEvents } from "#procedure";
import { SECRET } from "./api-process.js";

type Known = EventOf<(typeof procedureEvents)[number] | (typeof committeeEvents)[number]>;
export type Row = Readonly<Record<string, string | null>>;

/** The rows that the lists must hold, folded from the log here and not by the projectors. */
export function expectedRows(log: readonly RecordedEvent[]): { files: Row[]; sittings: Row[] } {
  const hash = new KeyedHash(Buffer.from(SECRET, "base64url"));
  const files = new Map<string, Row>();
  const sittings = new Map<string, Row>();
  for (const { event, stream } of log as readonly RecordedEvent<Known>[]) {
    const { id } = parseStreamName(stream);
    const more = (rows: Map<string, Row>, row: Row) => rows.set(id, { ...rows.get(id), ...row });
    switch (event.type) {
      case "procedure.RequestRegistered": {
        const { centre, fileReference, assigneeId, receivedOn, person } = event.data;
        more(files, {
          application_id: id,
          centre,
          file_reference: fileReference,
          assignee_id: assigneeId,
          status: "registered",
          received_on: receivedOn,
          insz_index: hash.of("insz-index/v1", `insz/v1|${person.insz}`),
          erased_on: null,
        });
        break;
      }
      case "procedure.ReceiptIssued":
        more(files, { decision_due_by: event.data.decisionDueBy });
        break;
      case "procedure.DecisionRecorded":
        more(files, { status: "decided" });
        break;
      case "committee.SittingConvened": {
        const { centre, on, at } = event.data;
        more(sittings, {
          sitting_id: id,
          centre,
          on_day: on,
          at_time: at,
          status: "convened",
        });
        break;
      }
      case "committee.AgendaDispatched":
        more(sittings, { status: "dispatched" });
        break;
      case "committee.SittingOpened":
        more(sittings, { status: "open" });
        break;
      case "committee.SittingClosed":
        more(sittings, { status: "closed" });
        break;
      default:
        break;
    }
  }
  return { files: byKey(files), sittings: byKey(sittings) };
}

function byKey(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

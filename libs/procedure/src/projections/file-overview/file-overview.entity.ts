import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One line of the list of files. No name, no national number in the clear. */
@Entity("file_overview")
@Index("file_overview_by_date", ["centre", "receivedOn", "applicationId"])
@Index("file_overview_by_assignee", ["centre", "assigneeId", "receivedOn", "applicationId"])
@Index("file_overview_by_insz", ["centre", "inszIndex"])
export class FileOverview {
  @PrimaryColumn("uuid", { name: "application_id" })
  applicationId!: string;

  @Column("text")
  centre!: string;

  @Column("text", { name: "file_reference" })
  fileReference!: string;

  @Column("text", { name: "assignee_id" })
  assigneeId!: string;

  @Column("text")
  status!: "registered" | "decided" | "notified";

  @Column("text", { name: "received_on" })
  receivedOn!: string;

  @Column("text", { name: "decision_due_by" })
  decisionDueBy!: string;

  /** Keyed hash of the national number: finds the file, tells nothing. Erased with the number. */
  @Column("text", { name: "insz_index", nullable: true })
  inszIndex!: string | null;

  /** Day on which personal data of the file were last erased. */
  @Column("text", { name: "erased_on", nullable: true })
  erasedOn!: string | null;
}

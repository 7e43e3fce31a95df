import { Column, Entity, PrimaryColumn } from "typeorm";

/** One line of the list of sittings. */
@Entity("sitting_overview")
export class SittingOverview {
  @PrimaryColumn("uuid", { name: "sitting_id" })
  sittingId!: string;

  @Column("text")
  centre!: string;

  @Column("text", { name: "on_day" })
  onDay!: string;

  @Column("text", { name: "at_time" })
  atTime!: string;

  @Column("text")
  status!: "convened" | "dispatched" | "open" | "closed";
}

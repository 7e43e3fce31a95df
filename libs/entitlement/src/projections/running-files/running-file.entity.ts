import { Column, Entity, PrimaryColumn } from "typeorm";

/** A file with a determination. Nothing personal: no amount, no category, no outcome. */
@Entity("running_file")
export class RunningFile {
  @PrimaryColumn("uuid", { name: "application_id" })
  applicationId!: string;

  @Column("text")
  centre!: string;

  /** The latest one: it supersedes the others. */
  @Column("uuid", { name: "determination_id" })
  determinationId!: string;

  /** Of its event in the stream `determination-<uuid>`: what came before need not be read again. */
  @Column("integer")
  revision!: number;

  @Column("text", { name: "determined_on" })
  determinedOn!: string;

  /** What it was determined by; see `basisOf`. */
  @Column("text")
  basis!: string;

  /** Refused: whoever asks again has a new file. */
  @Column("boolean")
  ended!: boolean;
}

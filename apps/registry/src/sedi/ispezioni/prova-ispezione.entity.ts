// SPDX-License-Identifier: AGPL-3.0-or-later
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('prova_ispezione')
export class ProvaIspezioneEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'prova_una_volta' })
  ispezioneId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'prova_una_volta' })
  allegatoId!: string;
}

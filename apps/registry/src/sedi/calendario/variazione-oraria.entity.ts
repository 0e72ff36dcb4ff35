// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Intervallo } from '@ambito/orari';
import { ConGiorni, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { oraSql } from './orari.sql.ts';

/** Other hours of a sede on some days. What is read of it has the shape of `VariazioneOraria` of `@ambito/orari`. */
@Entity('variazione_oraria')
export class VariazioneOrariaEntity extends ConGiorni {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sedeId!: string;

  declare al: string;

  @VirtualColumn({ type: 'boolean', query: (alias) => `isempty(${alias}.minuti)` })
  chiusura!: boolean;

  /** The hours as the table holds them: ranges of minutes from midnight. */
  @Column('int4multirange', { select: false })
  minuti!: string;

  @VirtualColumn({
    type: 'json',
    query: (alias) => `coalesce(
      (SELECT json_agg(json_build_object('dalle', ${oraSql('lower(fascia)')}, 'alle', ${oraSql('upper(fascia)')}))
       FROM unnest(${alias}.minuti) AS fascia), '[]')`,
  })
  fasce!: Intervallo[];

  @Column('text')
  motivo!: string;
}

export const VARIAZIONE_ORARIA = defineAnnullabile(VariazioneOrariaEntity, {
  proprietario: 'sedeId',
  dati: ['sedeId', 'periodo', 'minuti', 'motivo'],
});

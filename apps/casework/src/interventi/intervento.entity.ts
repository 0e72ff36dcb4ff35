// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('intervento')
export class InterventoEntity {
  @PrimaryColumn('uuid', { name: 'ambito_id' })
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'progetto_id' })
  progettoId!: string;

  @Column('text')
  prestazione!: string;

  @Column('text', { nullable: true })
  descrizione!: string | null;

  @Column('numeric', { precision: 14, scale: 2 })
  costo!: string;

  @Column('daterange')
  periodo!: string;

  @Column('uuid', { name: 'linea_id', nullable: true })
  lineaId!: string | null;

  @Column('uuid', { name: 'ente_id', nullable: true })
  enteId!: string | null;

  @Column('date', { name: 'scoperto_dal', nullable: true })
  scopertoDal!: string | null;

  @Column('date', { name: 'scoperto_al', nullable: true })
  scopertoAl!: string | null;
}

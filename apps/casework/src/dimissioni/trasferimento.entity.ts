// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity } from 'typeorm';
import { FineCasoEntity } from './fine-caso.entity.ts';

@Entity('trasferimento')
export class TrasferimentoEntity extends FineCasoEntity {
  @Column('text')
  comune!: string;

  @Column('text')
  relazione!: string;
}

/** A wrong trasferimento is annulled, and read under its case. */
export const TRASFERIMENTO = defineAnnullabile(TrasferimentoEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['comune', 'data'],
  testi: ['relazione'],
});

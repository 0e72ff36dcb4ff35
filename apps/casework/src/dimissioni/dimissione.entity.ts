// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { inParole } from '@ambito/orari';
import { defineAnnullabile } from '@ambito/persistence';
import { Column, Entity } from 'typeorm';
import { FineMotivataEntity } from './fine-caso.entity.ts';

@Entity('dimissione')
export class DimissioneEntity extends FineMotivataEntity {
  @Column('text')
  valutazione!: string;

  @Column('smallint', { nullable: true })
  soddisfazione!: number | null;

  @Column('date', { nullable: true })
  prossimoContatto!: string | null;
}

/** A wrong dimissione is annulled, and read under its case. */
export const DIMISSIONE = defineAnnullabile(DimissioneEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['data', 'motivo'],
  testi: ['valutazione', 'soddisfazione', 'prossimoContatto'],
});

/**
 * Art. 2 c. 3 d: whoever is dismissed is heard again from the day of the dismissal on; `dimissione_prossimo_contatto` holds it.
 * @throws BadUserInput
 */
export function requireProssimoContatto(data: string, prossimoContatto: string | null): void {
  if (prossimoContatto !== null && prossimoContatto < data)
    throw new BadUserInput(
      ['input', 'prossimoContatto'],
      `La dimissione è del giorno ${inParole(data)}: indica un giorno da quello in poi`,
    );
}

// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { ConIstanti, defineAnnullabile } from '@ambito/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sospensione')
export class SospensioneEntity extends ConIstanti {
  @PrimaryColumn('uuid')
  ambitoId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  presaInCaricoId!: string;

  @Column('text')
  motivo!: string;

  @Column('date', { nullable: true })
  previstaFinoAl!: string | null;
}

/** A suspension that was written wrongly is annulled, and read under its case. */
export const SOSPENSIONE = defineAnnullabile(SospensioneEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['periodo', 'motivo', 'previstaFinoAl'],
});

/**
 * Art. 2 c. 3: a suspension is expected to last until its first day at least; `sospensione_prevista` holds it.
 * @throws BadUserInput
 */
export function requirePrevista(dalle: Date, previstaFinoAl: string | null | undefined): void {
  const primo = giornoRoma(dalle);
  if (typeof previstaFinoAl === 'string' && previstaFinoAl < primo)
    throw new BadUserInput(
      ['input', 'previstaFinoAl'],
      `La sospensione comincia ${ilGiorno(primo)}: indica un giorno da quello in poi`,
    );
}

// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { loadTitolo } from './load-titolo.ts';
import { TITOLO } from '../operatori/titolo.entity.ts';
import { PermessiTitolo, type TitoloRow } from './titolo.ts';

@InputType({ description: 'Un titolo di servizio che era sbagliato.' })
export class AnnullaTitoloInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'Il titolo.' })
  titoloId!: string;

  @Motivo()
  motivo!: string;
}

/** @throws RuleViolation that names the incarichi which stand in a title */
async function requireSenzaIncarichi(unit: WriteUnit, titoloId: string): Promise<void> {
  const incarichi = await unit.query<{ dove: string; dal: string }>(
    `SELECT coalesce(s.denominazione, c.nome) AS dove, lower(i.periodo) AS dal
     FROM incarico AS i LEFT JOIN sede AS s ON s.id = i.sede_id LEFT JOIN comune AS c ON c.codice_istat = i.codice_istat
     WHERE i.titolo_id = $1 ORDER BY i.periodo, i.id`,
    [titoloId],
  );
  if (incarichi.length === 0) return;
  const quali = incarichi.map(({ dove, dal }) => `${dove}, che comincia ${ilGiorno(dal)}`);
  throw new RuleViolation(
    'art. 8 c. 1',
    `Il titolo è quello di un incarico: ${quali.join('; ')}. Prima annulla l'incarico, o rettificane il titolo`,
  );
}

@Resolver(() => PermessiTitolo)
export class AnnullaTitolo {
  /**
   * Art. 8 c. 1: a title that the operator does not have. The incarichi that need it are annulled, or corrected, first: the refusal names
   * them (constraint `incarico_con_titolo`). @returns the operator's id
   */
  @Command(() => Operatore, {
    description: 'Annulla un titolo di servizio registrato per errore (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async annullaTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il titolo.' }) { operatoreId, versione, titoloId, motivo }: AnnullaTitoloInput,
  ): Promise<string> {
    await loadOperatore(unit, operatoreId, versione);
    await loadTitolo(unit, operatoreId, titoloId);
    await requireSenzaIncarichi(unit, titoloId);
    await annulla(unit, TITOLO, titoloId, { motivo });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può annullarlo: nessun incarico vi sta dentro.')
  puoAnnullare(@Root() { inUso }: TitoloRow): boolean {
    return !inUso;
  }
}

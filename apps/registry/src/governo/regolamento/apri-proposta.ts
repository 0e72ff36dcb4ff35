// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ArticoloInput, requireModifiche, soloArticolo } from './articoli.ts';
import { loadVigente } from './nuova-versione.ts';
import { ArticoloPropostoEntity, PropostaDiModificaEntity } from './proposta.entity.ts';
import { propostaReference } from './proposta.reference.ts';
import { PropostaDiModifica, StatoProposta } from './proposta.ts';
import { isVigenteDi, PermessiVersione, type VersioneRow } from './versione-regolamento.ts';

@InputType({ description: 'Una modifica del Regolamento da proporre ai Comuni associati (art. 11 c. 2).' })
export class ApriPropostaInput {
  @Field(() => Int, { description: 'Numero della versione in vigore che si è letta.' })
  versione!: number;

  @Field({ description: 'Titolo.' })
  @Length(3, 200)
  titolo!: string;

  @Field({ description: 'Perché la si propone.' })
  @Length(3, 4_000)
  motivazione!: string;

  @Field(() => [ArticoloInput], { description: 'Gli articoli modificati o aggiunti, con il loro testo intero.' })
  @ArrayNotEmpty()
  @AtMost(50)
  articoli!: ArticoloInput[];
}

/**
 * Art. 11 c. 2: the Coordinamento Istituzionale proposes a new text of some articles, and the vote is open. An article is in one
 * open proposal at a time, by the constraint `articolo_proposto_una_volta`. @returns the proposal's id
 */
export async function openProposta(
  unit: WriteUnit,
  { versione, titolo, motivazione, articoli }: ApriPropostaInput,
): Promise<string> {
  const vigente = await loadVigente(unit);
  if (vigente.numero !== versione)
    throw new Conflict('Nel frattempo è entrata in vigore un’altra versione', vigente.numero);
  requireModifiche(vigente.articoli, articoli);
  const id = uuidv7();
  const { ambitoId } = unit;
  await unit.manager.insert(PropostaDiModificaEntity, {
    id,
    ambitoId,
    titolo,
    motivazione,
    stato: StatoProposta.APERTA,
    apertaIl: unit.adesso,
    chiusaIl: null,
    versione: 1,
  });
  await unit.manager.insert(
    ArticoloPropostoEntity,
    articoli.map((articolo) => ({ propostaId: id, ambitoId, ...soloArticolo(articolo), inVoto: true })),
  );
  unit.audit('PropostaDiModifica', id);
  return id;
}

@Resolver(() => PermessiVersione)
export class ApriPropostaDiModifica {
  @Command(() => PropostaDiModifica, {
    description: 'Il Coordinamento Istituzionale propone una modifica e apre il voto dei Comuni (art. 11 c. 2).',
    articolo: 'art. 11 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: propostaReference,
  })
  apriPropostaDiModifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La proposta.' }) input: ApriPropostaInput,
  ): Promise<string> {
    return openProposta(unit, input);
  }

  @Permesso('Se può proporre di modificarla (art. 11 c. 2): è quella in vigore.')
  puoProporreModifica(@Root() versione: VersioneRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return isVigenteDi(ambitoId, versione);
  }
}

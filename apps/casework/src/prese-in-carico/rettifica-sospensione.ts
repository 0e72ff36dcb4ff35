// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from './caso-sbagliato.ts';
import { inizioDeiGiorni } from '../responsabilita/entrust-case.ts';
import { changeStato } from './change-stato.ts';
import { finishCambio } from './finish-cambio.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { StatoPresaInCarico } from './stati.ts';
import { requirePrevista, SOSPENSIONE, SospensioneEntity } from './sospensione.entity.ts';
import { correggeSospensioni, loadSospensione, type SospensioneScritta } from './sospensione-scritta.ts';

@UpdateInput(SospensioneEntity, 'Una sospensione scritta male, e come doveva essere', ['ripresaIl', 'previstaFinoAl'])
export class RettificaSospensioneInput extends CasoSbagliatoInput {
  @Field(() => UUID, { description: 'La sospensione, in corso o finita.' })
  sospensioneId!: string;

  @Field(() => DataIso, { nullable: true, description: 'Il primo giorno, da quello della presa in carico a oggi.' })
  dal?: string;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Il giorno della ripresa, di una sospensione finita; null se per errore il caso si è ripreso ed è sospeso ancora.',
  })
  ripresaIl?: string | null;

  @Field(() => String, { nullable: true, description: 'Perché era sospesa.' })
  @Length(3, 500)
  motivoSospensione?: string;

  @Field(() => DataIso, { nullable: true, description: 'Fino a che giorno si prevede che duri, compreso.' })
  previstaFinoAl?: string | null;
}

const FUTURO = 'Il giorno non è ancora venuto';

/** @throws BadUserInput for a day on which the case was not in charge, or for the end of a suspension that runs */
function requireGiorni(
  unit: WriteUnit,
  { dal, ripresaIl }: RettificaSospensioneInput,
  { alle, attivataIl }: SospensioneScritta,
): void {
  const inCarico = giornoRoma(attivataIl);
  if (dal !== undefined && dal < inCarico)
    throw new BadUserInput(['input', 'dal'], `Il caso è stato preso in carico dopo, ${ilGiorno(inCarico)}`);
  if (dal !== undefined && dal > giornoRoma(unit.adesso)) throw new BadUserInput(['input', 'dal'], FUTURO);
  if (typeof ripresaIl === 'string' && alle === null)
    throw new BadUserInput(['input', 'ripresaIl'], 'La sospensione è ancora in corso: non ha un giorno della ripresa');
}

/** The right first and last instant of a suspension: a day that stays keeps its instant. @throws BadUserInput for no time at all */
async function readPeriodo(
  unit: WriteUnit,
  { dal, ripresaIl }: RettificaSospensioneInput,
  { dalle, alle, attivataIl }: SospensioneScritta,
): Promise<{ periodo: string; primo: Date }> {
  const giorni = [dal, ripresaIl].filter((giorno) => typeof giorno === 'string');
  const istanti = await inizioDeiGiorni(unit, giorni);
  const corretto = (giorno: string | undefined, prima: Date): Date =>
    giorno === undefined || giorno === giornoRoma(prima) ? prima : (istanti.get(giorno) ?? prima);
  const inizio = corretto(dal, dalle);
  const primo = inizio < attivataIl ? attivataIl : inizio;
  const fine = alle === null || ripresaIl === null ? null : corretto(ripresaIl, alle);
  const campo = ['input', typeof ripresaIl === 'string' ? 'ripresaIl' : 'dal'];
  if (fine !== null && fine <= primo) throw new BadUserInput(campo, 'La ripresa verrebbe prima della sospensione');
  if (fine !== null && fine > unit.adesso) throw new BadUserInput(campo, FUTURO);
  return { periodo: `[${primo.toISOString()},${fine?.toISOString() ?? ''})`, primo };
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaSospensione {
  /**
   * Art. 2 c. 3: the case manager wrote a suspension on the wrong day, or for the wrong reason. It is annulled, and another one says how
   * it was. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il case manager rettifica una sospensione scritta male: quella sbagliata è annullata e un’altra la sostituisce (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaSospensione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sospensione.' }) input: RettificaSospensioneInput,
  ): Promise<string> {
    const { sospensioneId, motivo, motivoSospensione, previstaFinoAl } = input;
    const { caso, sospensione } = await loadSospensione(unit, input, 'si rettifica');
    requireGiorni(unit, input, sospensione);
    const { periodo, primo } = await readPeriodo(unit, input, sospensione);
    requirePrevista(primo, previstaFinoAl === undefined ? sospensione.previstaFinoAl : previstaFinoAl);
    await rettifica(
      unit,
      SOSPENSIONE,
      sospensioneId,
      { periodo, motivo: motivoSospensione, previstaFinoAl },
      { motivo },
    );
    const riprende = input.ripresaIl === null && caso.stato !== StatoPresaInCarico.SOSPESA;
    return riprende
      ? changeStato(unit, caso, { stato: StatoPresaInCarico.SOSPESA })
      : finishCambio(unit, caso.id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne una sospensione.')
  puoRettificareSospensioni(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggeSospensioni(presa, context);
  }
}

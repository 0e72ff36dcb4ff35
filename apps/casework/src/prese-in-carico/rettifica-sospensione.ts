// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { inizioDeiGiorni } from '../responsabilita/entrust-case.ts';
import { agisceSuCasoAperto } from './chi-puo-agire.ts';
import { finishCambio } from './finish-cambio.ts';
import { loadCasoProprio } from './load-caso.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { casoInParole, haResponsabile } from './stati.ts';
import { requirePrevista, SOSPENSIONE, SospensioneEntity } from './sospensione.entity.ts';

@UpdateInput(SospensioneEntity, 'Una sospensione scritta male, e come doveva essere')
export class RettificaSospensioneInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La sospensione, in corso o finita.' })
  sospensioneId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Il primo giorno, da quello della presa in carico a oggi.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Il giorno della ripresa, di una sospensione finita.' })
  ripresaIl?: string;

  @Field(() => String, { nullable: true, description: 'Perché era sospesa.' })
  @Length(3, 500)
  motivoSospensione?: string;

  @Field(() => DataIso, { nullable: true, description: 'Fino a che giorno si prevede che duri, compreso.' })
  previstaFinoAl?: string | null;
}

interface SospensioneScritta {
  readonly dalle: Date;
  readonly alle: Date | null;
  readonly attivataIl: Date;
  readonly previstaFinoAl: string | null;
}

async function findSospensione(
  unit: WriteUnit,
  { presaInCaricoId, sospensioneId }: RettificaSospensioneInput,
): Promise<SospensioneScritta> {
  const [sospensione] = await unit.query<SospensioneScritta & { [column: string]: unknown }>(
    `SELECT lower(periodo) AS dalle, upper(periodo) AS alle, attivata_il AS "attivataIl",
            prevista_fino_al AS "previstaFinoAl"
     FROM sospensione s JOIN presa_in_carico p ON p.ambito_id = s.ambito_id AND p.id = s.presa_in_carico_id
     WHERE s.ambito_id = $1 AND p.id = $2 AND s.id = $3`,
    [unit.ambitoId, presaInCaricoId, sospensioneId],
  );
  if (sospensione === undefined)
    throw new BadUserInput(['input', 'sospensioneId'], 'Non è una sospensione di questa presa in carico');
  return sospensione;
}

/** @throws BadUserInput for a day on which the case was not in charge, or for the end of a suspension that runs */
function requireGiorni(
  unit: WriteUnit,
  { dal, ripresaIl }: RettificaSospensioneInput,
  { alle, attivataIl }: SospensioneScritta,
): void {
  const inCarico = giornoRoma(attivataIl);
  if (dal !== undefined && (dal < inCarico || dal > giornoRoma(unit.adesso)))
    throw new BadUserInput(
      ['input', 'dal'],
      `Un caso si sospende da quando è in carico, ${ilGiorno(inCarico)}, e non oltre oggi`,
    );
  if (ripresaIl !== undefined && alle === null)
    throw new BadUserInput(['input', 'ripresaIl'], 'La sospensione è in corso: finisce quando il caso si riprende');
}

/** The right first and last instant of a suspension: a day that stays keeps its instant. @throws BadUserInput for no time at all */
async function readPeriodo(
  unit: WriteUnit,
  { dal, ripresaIl }: RettificaSospensioneInput,
  { dalle, alle, attivataIl }: SospensioneScritta,
): Promise<{ periodo: string; primo: Date }> {
  const giorni = [dal, ripresaIl].filter((giorno) => giorno !== undefined);
  const istanti = await inizioDeiGiorni(unit, giorni);
  const corretto = (giorno: string | undefined, prima: Date): Date =>
    giorno === undefined || giorno === giornoRoma(prima) ? prima : (istanti.get(giorno) ?? prima);
  const inizio = corretto(dal, dalle);
  const primo = inizio < attivataIl ? attivataIl : inizio;
  const fine = alle === null ? null : corretto(ripresaIl, alle);
  if (fine !== null && (fine <= primo || fine > unit.adesso))
    throw new BadUserInput(
      ['input', ripresaIl === undefined ? 'dal' : 'ripresaIl'],
      'Un caso si riprende dopo che è stato sospeso, e non oltre oggi',
    );
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
    const { id, stato } = await loadCasoProprio(unit, input);
    if (!haResponsabile(stato))
      throw new RuleViolation('art. 2 c. 3', `${casoInParole(stato)}: si rettifica una sospensione di un caso aperto`);
    const prima = await findSospensione(unit, input);
    requireGiorni(unit, input, prima);
    const { periodo, primo } = await readPeriodo(unit, input, prima);
    requirePrevista(primo, previstaFinoAl === undefined ? prima.previstaFinoAl : previstaFinoAl);
    await rettifica(
      unit,
      SOSPENSIONE,
      sospensioneId,
      { periodo, motivo: motivoSospensione, previstaFinoAl },
      { motivo },
    );
    return finishCambio(unit, id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne una sospensione.')
  async puoRettificareSospensioni(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (!(await agisceSuCasoAperto(presa, context))) return false;
    const sospese = await context.loadMany<{ owner: string }>(
      'PresaInCarico.sospesaMai',
      presa.id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT DISTINCT presa_in_carico_id AS owner FROM sospensione
           WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])`,
          [ambitoId, ids],
        ),
    );
    return sospese.length > 0;
  }
}

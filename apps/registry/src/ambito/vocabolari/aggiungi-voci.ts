// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { codiceBenFormato, CON_NATURA, formaInParole, LUNGHEZZA_CODICE, natureAggiungibili } from '@ambito/vocabulary';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { advanceVocabolario } from './advance.ts';
import { readVocabolario } from './read-vocabolario.ts';
import { emitVocabolario } from './vocabolario.evento.ts';
import {
  NATURA_IN_PAROLE,
  NomeVocabolario,
  PermessiVocabolario,
  Vocabolario,
  type VocabolarioRow,
} from './vocabolario.ts';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';

@InputType({ description: 'Una voce da aggiungere.' })
export class VoceInput {
  @Field({
    description: 'Codice: lettere maiuscole e trattini bassi; per le prestazioni, come A2.07; per le lingue, come it.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  codice!: string;

  @Field({ description: 'Nome, per le persone.' })
  @Length(2, 300)
  nome!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Area di utenza, fra le voci di AREE_UTENZA: per i bisogni, e solo per quelli.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  area?: string;

  @Field(() => String, {
    nullable: true,
    description: NATURA_IN_PAROLE,
  })
  @Length(1, LUNGHEZZA_CODICE)
  natura?: string;

  @Field(() => DataIso, { description: 'Primo giorno di uso: oggi o dopo.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di uso, compreso.' })
  al?: string;
}

@InputType({ description: 'Voci da aggiungere a un vocabolario, tutte o nessuna.' })
export class AggiungiVociInput {
  @Field(() => NomeVocabolario, { description: 'Il vocabolario.' })
  vocabolario!: NomeVocabolario;

  @Field(() => Int, { description: 'Versione del vocabolario che si è letta.' })
  versione!: number;

  @Field({ description: 'La disposizione o l’atto da cui vengono.' })
  @Length(3, 300)
  fonte!: string;

  @Field(() => [VoceInput], { description: 'Le voci.' })
  @ArrayNotEmpty()
  @AtMost(500)
  voci!: VoceInput[];
}

function requireVoceValida(
  vocabolario: NomeVocabolario,
  { codice, area, natura, dal, al }: VoceInput,
  oggi: string,
  percorso: readonly string[],
): void {
  if (!codiceBenFormato(vocabolario, codice)) throw codiceMalformato([...percorso, 'codice'], vocabolario);
  if ((vocabolario === NomeVocabolario.BISOGNI) !== (area !== undefined))
    throw new BadUserInput(
      [...percorso, 'area'],
      'Di un bisogno manca l’area di utenza, o una voce che non è un bisogno ne ha una',
    );
  const nature = natureAggiungibili(vocabolario);
  if (natura === undefined ? CON_NATURA.includes(vocabolario) : !nature.includes(natura))
    throw naturaEstranea([...percorso, 'natura'], nature);
  if (dal < oggi) throw new BadUserInput([...percorso, 'dal'], 'Il giorno è passato: una voce vale da oggi in poi');
  if (al !== undefined && al < dal)
    throw new BadUserInput([...percorso, 'al'], 'L’ultimo giorno viene prima del primo: correggi uno dei due');
}

/** @param vocabolario the list, when it is known: its codes have a form */
export const codiceMalformato = (percorso: readonly string[], vocabolario?: NomeVocabolario): BadUserInput => {
  const forma = vocabolario === undefined ? 'quella del vocabolario' : formaInParole(vocabolario);
  return new BadUserInput(percorso, `Il codice non ha la forma giusta: ${forma}, al più ${LUNGHEZZA_CODICE} caratteri`);
};

/** @param nature those of the list */
export const naturaEstranea = (percorso: readonly string[], nature: readonly string[] = []): BadUserInput =>
  new BadUserInput(
    percorso,
    nature.length === 0
      ? 'Le voci di questo vocabolario non hanno questa natura'
      : `Uno fra, per questo vocabolario: ${nature.join(', ')}`,
  );

export const areaIgnota = (percorso: readonly string[]): BadUserInput =>
  new BadUserInput(percorso, 'L’area è una delle aree di utenza, in uso in ogni giorno del bisogno');

/** Requires that the areas of needs are in use on each of their days. @throws BadUserInput at the place of the first that is not */
async function requireAreeInUso(unit: WriteUnit, voci: readonly VoceInput[]): Promise<void> {
  const [ignota] = await unit.query<{ indice: number }>(
    `SELECT (n - 1)::int AS indice FROM unnest($1::text[], $2::date[], $3::date[]) WITH ORDINALITY AS v (area, dal, al, n)
     WHERE NOT daterange(dal, al, '[]') <@ giorni_dell_area(area) ORDER BY n LIMIT 1`,
    [voci.map(({ area = null }) => area), voci.map(({ dal }) => dal), voci.map(({ al = null }) => al)],
  );
  if (ignota !== undefined) throw areaIgnota(['input', 'voci', String(ignota.indice), 'area']);
}

/** The refusal of a code that means something already, with the entry that has it if it is known. */
export const giaSignificante = (codice = '', indice?: number): Conflict =>
  new Conflict(
    `Il codice ${codice === '' ? '' : `${codice} `}ha già un significato in questi giorni: prima si chiude la voce di adesso`,
    undefined,
    indice === undefined ? undefined : { codice, percorso: ['input', 'voci', String(indice), 'codice'] },
  );

/** Requires that no code means something else on its days. The list is locked. @throws Conflict with the first entry */
async function requireLiberi(unit: WriteUnit, vocabolario: NomeVocabolario, voci: readonly VoceInput[]): Promise<void> {
  const [presa] = await unit.query<{ codice: string; indice: number }>(
    `SELECT codice, (n - 1)::int AS indice
     FROM unnest($2::text[], $3::date[], $4::date[]) WITH ORDINALITY AS v (codice, dal, al, n)
     WHERE EXISTS (
       SELECT FROM voce_vocabolario w WHERE w.vocabolario = $1 AND w.codice = v.codice AND w.periodo && daterange(v.dal, v.al, '[]'))
     ORDER BY n LIMIT 1`,
    [vocabolario, voci.map(({ codice }) => codice), voci.map(({ dal }) => dal), voci.map(({ al = null }) => al)],
  );
  if (presa !== undefined) throw giaSignificante(presa.codice, presa.indice);
}

@Resolver(() => PermessiVocabolario)
export class AggiungiVoci {
  /**
   * Art. 2 c. 5 p, q; art. 11 c. 1: new entries from a day on. A code means one thing on each day, by the constraint
   * `voce_vocabolario_un_significato`. Its form is the one that the events with this code accept.
   */
  @Command(() => Vocabolario, {
    description:
      'Aggiunge voci a un vocabolario da una data, senza una nuova versione del programma (art. 2 c. 5 p, q).',
    articolo: 'art. 2 c. 5 p, q',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeVocabolario) => readVocabolario(context, nome),
  })
  async aggiungiVoci(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Le voci.' }) { vocabolario, versione, fonte, voci }: AggiungiVociInput,
  ): Promise<NomeVocabolario> {
    const oggi = giornoRoma(unit.adesso);
    for (const [indice, voce] of voci.entries())
      requireVoceValida(vocabolario, voce, oggi, ['input', 'voci', String(indice)]);
    const elenco = await advanceVocabolario(unit, vocabolario, versione);
    await requireLiberi(unit, vocabolario, voci);
    if (vocabolario === NomeVocabolario.BISOGNI) await requireAreeInUso(unit, voci);
    await unit.manager.insert(
      VoceVocabolarioEntity,
      voci.map(({ codice, nome, area = null, natura = null, dal, al }) => ({
        ...{ vocabolario, codice, nome, area, natura, fonte, registrataIl: unit.adesso },
        periodo: al === undefined ? `[${dal},)` : `[${dal},${al}]`,
      })),
    );
    await emitVocabolario(unit, elenco);
    unit.audit('Vocabolario', vocabolario);
    return vocabolario;
  }

  @Permesso('Se può aggiungere, chiudere e rettificare voci.')
  puoAggiornare(@Root() { caricabile }: VocabolarioRow): boolean {
    return caricabile;
  }
}

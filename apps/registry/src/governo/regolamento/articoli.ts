// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { defineForma } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';

const AGGIUNTE = ['bis', 'ter', 'quater', 'quinquies', 'sexies'] as const;
const NumeroDiArticolo = defineForma({
  pattern: /^[1-9]\d{0,2}(-(bis|ter|quater|quinquies|sexies))?$/,
  attesa: 'Il numero di un articolo, fino a -sexies',
  esempio: '5-bis',
});

@ObjectType({ description: 'Un articolo del Regolamento.', simpleResolvers: true })
export class Articolo {
  @Field({ description: 'Numero, ad esempio 5 o 5-bis.' })
  numero!: string;

  @Field({ description: 'Rubrica.' })
  rubrica!: string;

  @Field({ description: 'Testo, un comma per riga.' })
  testo!: string;
}

@InputType({ description: 'Un articolo, con il suo testo intero.' })
export class ArticoloInput implements Articolo {
  @Field({ description: 'Numero, ad esempio 5 o 5-bis.' })
  @NumeroDiArticolo()
  numero!: string;

  @Field({ description: 'Rubrica.' })
  @Length(1, 300)
  rubrica!: string;

  @Field({ description: 'Testo intero, un comma per riga. Un articolo abrogato resta, con la sola parola «Abrogato.»' })
  @Length(1, 50_000)
  testo!: string;
}

export enum EsitoConfronto {
  INVARIATO = 'INVARIATO',
  MODIFICATO = 'MODIFICATO',
  AGGIUNTO = 'AGGIUNTO',
  TOLTO = 'TOLTO',
}
registerEnumType(EsitoConfronto, {
  name: 'EsitoConfronto',
  description: 'Che cosa è stato di un articolo da una versione del Regolamento all’altra.',
  valuesConfig: {
    INVARIATO: { description: 'Uguale.' },
    MODIFICATO: { description: 'Rubrica o testo sono cambiati.' },
    AGGIUNTO: { description: 'Prima non c’era.' },
    TOLTO: { description: 'Dopo non c’è più.' },
  },
});

@ObjectType({ description: 'Un articolo in due versioni del Regolamento.', simpleResolvers: true })
export class DifferenzaArticolo {
  @Field({ description: 'Numero dell’articolo.' })
  numero!: string;

  @Field(() => EsitoConfronto, { description: 'Che cosa ne è stato.' })
  esito!: EsitoConfronto;

  @Field(() => Articolo, { nullable: true, description: 'Com’era; assente se aggiunto.' })
  prima!: Articolo | null;

  @Field(() => Articolo, { nullable: true, description: 'Com’è; assente se tolto.' })
  dopo!: Articolo | null;
}

/** In the order of the text: 5, 5-bis, 5-ter, 6. */
export function inOrdine<A extends { numero: string }>(articoli: readonly A[]): A[] {
  const posto = ({ numero }: A): number => {
    const [intero = '', aggiunta = ''] = numero.split('-');
    return Number(intero) * 10 + (AGGIUNTE as readonly string[]).indexOf(aggiunta) + 1;
  };
  return [...articoli].sort((a, b) => posto(a) - posto(b));
}

/** A text with some of its articles replaced, and new ones put in their places. */
export function applyModifiche(vigenti: readonly Articolo[], modifiche: readonly Articolo[]): Articolo[] {
  const nuovi = new Set(modifiche.map(({ numero }) => numero));
  return inOrdine([...vigenti.filter(({ numero }) => !nuovi.has(numero)), ...modifiche.map(soloArticolo)]);
}

/** Two texts, article by article. */
export function compareArticoli(prima: readonly Articolo[], dopo: readonly Articolo[]): DifferenzaArticolo[] {
  const [diPrima, diDopo] = [perNumero(prima), perNumero(dopo)];
  const numeri = [...new Set([...diPrima.keys(), ...diDopo.keys()])];
  return inOrdine(
    numeri.map((numero) => {
      const [era = null, adesso = null] = [diPrima.get(numero), diDopo.get(numero)];
      return { numero, prima: era, dopo: adesso, esito: esitoDi(era, adesso) };
    }),
  );
}

/**
 * Requires that the changes name each article once, and that each differs from the article in force.
 * @throws BadUserInput with the place of the first wrong article
 */
export function requireModifiche(vigenti: readonly Articolo[], modifiche: readonly Articolo[]): void {
  const noti = perNumero(vigenti);
  const visti = new Set<string>();
  for (const [indice, articolo] of modifiche.entries()) {
    const percorso = ['input', 'articoli', String(indice)];
    if (visti.has(articolo.numero)) throw new BadUserInput([...percorso, 'numero'], 'L’articolo è indicato due volte');
    visti.add(articolo.numero);
    if (esitoDi(noti.get(articolo.numero) ?? null, articolo) === EsitoConfronto.INVARIATO)
      throw new BadUserInput([...percorso, 'testo'], 'L’articolo è uguale a quello in vigore');
  }
}

/** The fields of an article and nothing else, to store it as JSON. */
export function soloArticolo({ numero, rubrica, testo }: Articolo): Articolo {
  return { numero, rubrica, testo };
}

function esitoDi(prima: Articolo | null, dopo: Articolo | null): EsitoConfronto {
  if (prima === null) return EsitoConfronto.AGGIUNTO;
  if (dopo === null) return EsitoConfronto.TOLTO;
  return prima.rubrica === dopo.rubrica && prima.testo === dopo.testo
    ? EsitoConfronto.INVARIATO
    : EsitoConfronto.MODIFICATO;
}

function perNumero(articoli: readonly Articolo[]): Map<string, Articolo> {
  return new Map(articoli.map((articolo) => [articolo.numero, articolo]));
}

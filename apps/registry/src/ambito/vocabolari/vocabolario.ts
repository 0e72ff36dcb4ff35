// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf } from '@ambito/subgraph';
import { NOMI_VOCABOLARI } from '@ambito/vocabulary';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from './enum-of.ts';
import { vocabolarioLeggi } from './vocabolari.azioni.ts';

export const NomeVocabolario = enumOf(NOMI_VOCABOLARI);
export type NomeVocabolario = keyof typeof NomeVocabolario;
registerEnumType(NomeVocabolario, {
  name: 'NomeVocabolario',
  description: 'I vocabolari che crescono con i dati, senza una nuova versione del programma (art. 2 c. 5 p, q).',
  valuesConfig: {
    BISOGNI: { description: 'Bisogni decodificati all’accesso (art. 2 c. 8 e).' },
    PRESTAZIONI: { description: 'Prestazioni, sui codici SIUSS.' },
    PERCORSI: { description: 'Tipi di percorso (art. 2 c. 5 b, g, h).' },
    ATTIVITA: { description: 'Attività professionali (art. 2 c. 5 b, p, q).' },
    MOTIVI_DIMISSIONE: { description: 'Motivi di dimissione (art. 2 c. 3 d).' },
    CANALI: { description: 'Canali di un contatto (art. 2 c. 8).' },
    RICHIEDENTI: { description: 'Chi si rivolge al servizio (art. 4 c. 2 a).' },
  } satisfies Record<NomeVocabolario, { description: string }>,
});

@ObjectType({
  description: 'Una voce di un vocabolario: che cosa significa un codice, e in quali giorni si può usare.',
  simpleResolvers: true,
})
export class VoceVocabolario {
  @Field({ description: 'Codice.' })
  codice!: string;

  @Field({ description: 'Nome, per le persone.' })
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Area di utenza ISTAT, per i bisogni.' })
  area!: string | null;

  @Field(() => DataIso, { description: 'Primo giorno di uso.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di uso, compreso; assente se in uso.' })
  al!: string | null;

  @Field({ description: 'Fonte.' })
  fonte!: string;
}

@ObjectType({ description: 'Un vocabolario datato: un giorno passato dà le voci di allora.', simpleResolvers: true })
export class Vocabolario {
  @Field(() => NomeVocabolario, { description: 'Quale.' })
  nome!: NomeVocabolario;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const VoceVocabolarioConnection = connectionOf(VoceVocabolario, 'VoceVocabolario');
export const PermessiVocabolario = permessiOf(
  Vocabolario,
  'Vocabolario',
  vocabolarioLeggi,
  'Che cosa chi legge può fare di questo vocabolario.',
);

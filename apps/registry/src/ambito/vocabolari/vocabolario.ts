// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf } from '@ambito/subgraph';
import { NOMI_ELENCHI } from '@ambito/vocabulary';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from './enum-of.ts';
import { vocabolarioLeggi } from './vocabolari.azioni.ts';

/** What the nature of an entry means, list by list. */
export const NATURA_IN_PAROLE =
  'Ciò che la voce porta con sé. Di una base giuridica: CONSENSO se lo chiede, OBBLIGATORIA se la trasmissione è dovuta. Di un canale: IN_SEDE se la persona viene allo sportello, A_VOCE se parla con chi risponde. Di un esito di contatto: APPUNTAMENTO se la risposta è il colloquio, COMANDO se lo registra un altro comando. Di un esito di obiettivo: RAGGIUNTO se conta come tale. Di un’area: FAMIGLIA_E_MINORI, DISABILITA_E_NON_AUTOSUFFICIENZA o POVERTA_ED_ESCLUSIONE, le aree SIUSS, o MULTIUTENZA. Di una qualifica: ASSISTENTE_SOCIALE, COORDINATORE o ALTRA. Di una cittadinanza: ITALIANA, UE, NON_UE, APOLIDE o NON_NOTA.';

export const NomeVocabolario = enumOf(NOMI_ELENCHI);
export type NomeVocabolario = keyof typeof NomeVocabolario;
registerEnumType(NomeVocabolario, {
  name: 'NomeVocabolario',
  description:
    'I vocabolari: quelli che crescono con i dati, senza una nuova versione del programma (art. 2 c. 5 p, q), e quelli di cui il programma distingue le voci.',
  valuesConfig: {
    BISOGNI: { description: 'Bisogni decodificati all’accesso (art. 2 c. 8 e).' },
    PRESTAZIONI: { description: 'Prestazioni, sui codici SIUSS.' },
    MISURE_NAZIONALI: { description: 'Misure nazionali di sostegno al reddito e di inclusione, in vigore e cessate.' },
    PERCORSI: { description: 'Tipi di percorso (art. 2 c. 5 b, g, h).' },
    ATTIVITA: { description: 'Attività professionali (art. 2 c. 5 b, p, q).' },
    MOTIVI_DIMISSIONE: { description: 'Motivi di dimissione (art. 2 c. 3 d).' },
    BASI_GIURIDICHE: { description: 'Basi giuridiche di una trasmissione (art. 2 c. 8 e).' },
    MOTIVI_RIFIUTO: { description: 'Motivi per cui un ente rifiuta una trasmissione (art. 2 c. 8 e).' },
    CANALI: { description: 'Canali di un contatto (art. 2 c. 8).' },
    RICHIEDENTI: { description: 'Chi si rivolge al servizio (art. 4 c. 2 a).' },
    LINGUE: { description: 'Lingue, con i codici ISO 639-1.' },
    RELAZIONI_FAMILIARI: { description: 'Che cosa qualcuno è per una persona: parente, convivente, tutore.' },
    AREE_UTENZA: { description: 'Aree di utenza ISTAT, ognuna con la sua area SIUSS.' },
    ESITI_CONTATTO: { description: 'Esiti di un contatto (art. 2 c. 8).' },
    ESITI_OBIETTIVO: { description: 'Esiti di un obiettivo del progetto (art. 2 c. 3 d).' },
    STATI_TRASMISSIONE: {
      description: 'Stati ed esiti di una trasmissione. Il programma ne distingue le voci.',
    },
    QUALIFICHE: { description: 'Qualifiche degli operatori (art. 4 e 8).' },
    NATURE_ENTE: { description: 'Nature degli enti. Il programma ne distingue le voci.' },
    TIPI_COMPETENZA: { description: 'A quale servizio spetta una richiesta. Il programma ne distingue le voci.' },
    SESSI: { description: 'Sesso. Il programma ne distingue le voci.' },
    CITTADINANZE: { description: 'Cittadinanze: gli Stati, con i codici ISO 3166, e i gruppi.' },
    FINALITA_ESPORTAZIONE: {
      description: 'Per che cosa si esportano dati personali. Il programma ne ammette queste sole.',
    },
  } satisfies Record<NomeVocabolario, { description: string }>,
});

@ObjectType({
  description: 'Una voce di un vocabolario: che cosa significa un codice, e in quali giorni si può usare.',
  simpleResolvers: true,
})
export class VoceVocabolario {
  @Field(() => NomeVocabolario, { description: 'Il vocabolario.' })
  vocabolario!: NomeVocabolario;

  @Field({ description: 'Codice.' })
  codice!: string;

  @Field({ description: 'Nome, per le persone.' })
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Area di utenza ISTAT, per i bisogni.' })
  area!: string | null;

  @Field(() => String, {
    nullable: true,
    description: NATURA_IN_PAROLE,
  })
  natura!: string | null;

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

  @Field({ description: 'Se cresce con i dati; se no, le sue voci cambiano con una nuova versione del programma.' })
  caricabile!: boolean;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

/** A vocabulary as it is read, with the day of its entries. */
export interface VocabolarioRow extends Vocabolario {
  readonly giorno: string;
}

export const VoceVocabolarioConnection = connectionOf(VoceVocabolario, 'VoceVocabolario');
export const PermessiVocabolario = permessiOf(
  Vocabolario,
  'Vocabolario',
  vocabolarioLeggi,
  'Che cosa chi legge può fare di questo vocabolario.',
);

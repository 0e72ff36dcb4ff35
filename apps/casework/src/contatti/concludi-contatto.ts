// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { ContattoEntity } from './contatto.entity.ts';
import { emitContatto } from './contatto.evento.ts';
import { contattoReference } from './contatto.reference.ts';
import { Contatto, PermessiContatto, type ContattoRow } from './contatto.ts';
import { loadContattoAperto } from './load-contatto.ts';

@InputType({ description: "L'esito di un contatto." })
export class ConcludiContattoInput {
  @Field(() => UUID, { description: 'Il contatto.' })
  contattoId!: string;

  @Field(() => Int, { description: 'Versione del contatto che si è letta.' })
  versione!: number;

  @Field({
    description:
      'Esito, dal vocabolario in vigore (ESITI_CONTATTO): INFORMAZIONE, ORIENTAMENTO, APPUNTAMENTO, PRONTO_INTERVENTO. La presa in carico si chiede con richiediPresaInCarico, una richiesta si trasmette con trasmettiRichiesta.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  esito!: string;

  @Field(() => Date, {
    nullable: true,
    description:
      "Quando la persona ha avuto la risposta, dal contatto a adesso. Se manca, durante il contatto: solo se è avvenuto a voce. Di un appuntamento non c'è: la risposta è il colloquio, che si registra quando avviene.",
  })
  rispostaIl?: Date;

  @Field(() => Int, { nullable: true, description: 'Tempo dedicato, in minuti.' })
  @Min(0)
  @Max(1_440)
  tempoMinuti?: number;
}

/**
 * When the person had the answer: the instant that the input names, otherwise that of the contatto. Never the instant of the command,
 * which is when somebody typed it. Null for an appointment: the interview is the answer.
 * @throws BadUserInput
 */
async function readRispostaIl(
  unit: WriteUnit,
  { avvenutoIl, canale }: ContattoEntity,
  { rispostaIl }: ConcludiContattoInput,
  appuntamento: boolean,
): Promise<Date | null> {
  const { adesso } = unit;
  const rifiuta = (messaggio: string): never => {
    throw new BadUserInput(['input', 'rispostaIl'], messaggio);
  };
  if (appuntamento)
    return rispostaIl === undefined
      ? null
      : rifiuta('La risposta di un appuntamento è il colloquio: registralo come contatto quando avviene');
  if (rispostaIl === undefined)
    return (await mayHaveAnswered(unit, canale, avvenutoIl))
      ? avvenutoIl
      : rifiuta('Indica quando la persona ha avuto la risposta: il contatto non è avvenuto a voce');
  if (rispostaIl < avvenutoIl || rispostaIl.getTime() > Math.max(adesso.getTime(), avvenutoIl.getTime()))
    return rifiuta('La risposta viene dopo il contatto, e non oltre adesso');
  return rispostaIl;
}

/** Whether the person was there or was heard, and may have had the answer at once. */
async function mayHaveAnswered(unit: WriteUnit, canale: string, avvenutoIl: Date): Promise<boolean> {
  const [canali] = await readVocabolari(unit, 'CANALI');
  const natura = canali.voce(canale, giornoRoma(avvenutoIl))?.natura;
  return natura === 'IN_SEDE' || natura === 'A_VOCE';
}

/** Whether an outcome is an appointment. @throws BadUserInput for one that is not in use, or that a command of its own records */
async function requireEsito(unit: WriteUnit, esito: string): Promise<boolean> {
  const percorso = ['input', 'esito'];
  const [esiti] = await readVocabolari(unit, 'ESITI_CONTATTO');
  const { natura } = requireVoce(esiti, esito, giornoRoma(unit.adesso), percorso);
  if (natura === 'COMANDO')
    throw new BadUserInput(
      percorso,
      'Questo esito si registra con il suo comando: richiediPresaInCarico o trasmettiRichiesta',
    );
  return natura === 'APPUNTAMENTO';
}

/** Art. 2 c. 8: records the outcome of a contatto. */
export async function concludiContatto(unit: WriteUnit, input: ConcludiContattoInput): Promise<string> {
  const { contattoId, versione, esito, tempoMinuti } = input;
  const contatto = await loadContattoAperto(unit, { contattoId, versione });
  const rispostaIl = await readRispostaIl(unit, contatto, input, await requireEsito(unit, esito));
  await unit.manager.update(
    ContattoEntity,
    { ambitoId: unit.ambitoId, id: contattoId },
    {
      esito,
      esitoIl: unit.adesso,
      rispostaIl,
      versione: versione + 1,
      ...(tempoMinuti === undefined ? {} : { tempoMinuti }),
    },
  );
  await emitContatto(unit, contattoId);
  unit.audit('Contatto', contattoId);
  return contattoId;
}

@Resolver(() => PermessiContatto)
export class ConcludiContatto {
  @Command(() => Contatto, {
    description: "Registra l'esito di un contatto.",
    articolo: 'art. 2 c. 8',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: contattoReference,
  })
  concludiContatto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'esito." }) input: ConcludiContattoInput,
  ): Promise<string> {
    return concludiContatto(unit, input);
  }

  @Permesso("Se può registrarne l'esito.")
  puoConcludere(@Root() { esito }: ContattoRow): boolean {
    return esito === null;
  }
}

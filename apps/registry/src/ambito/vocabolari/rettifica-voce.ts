// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Unit } from '@ambito/subgraph';
import { natureDelProgramma } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Resolver } from 'type-graphql';
import { advanceVocabolario } from './advance.ts';
import { delProgramma } from './chiudi-voce.ts';
import { readVocabolario } from './read-vocabolario.ts';
import { VoceDiVocabolarioInput } from './riapri-voce.ts';
import { emitVocabolario } from './vocabolario.evento.ts';
import { Vocabolario, type NomeVocabolario } from './vocabolario.ts';
import { VoceRettificataEntity } from './voce-rettificata.entity.ts';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';

@InputType({ description: 'Una voce scritta male: il suo nome o la sua fonte, come devono essere.' })
export class RettificaVoceInput extends VoceDiVocabolarioInput {
  @Field(() => DataIso, { description: 'Primo giorno di uso della voce, anche passato.' })
  dal!: string;

  @Motivo('Perché era sbagliata: lo legge chi governa i vocabolari.')
  motivo!: string;

  @Field(() => String, { nullable: true, description: 'Nome, per le persone; resta com’è, se manca.' })
  @Length(2, 300)
  nome?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'La disposizione o l’atto da cui viene; resta com’è, se manca.',
  })
  @Length(3, 300)
  fonte?: string | null;
}

/** The refusal of a label that changes without what it said being kept. */
export const soloRettificata = (): RuleViolation =>
  new RuleViolation('art. 11 c. 1', 'Una voce scritta male si rettifica, dicendo perché: come era scritta resta');

@Resolver()
export class RettificaVoce {
  /**
   * Art. 11 c. 1: the label of an entry, or the act that it comes from, was written wrongly. The entry stays, since records have its code:
   * what it said is kept with who corrects it and why, and the right words stand in its place, for past days too. What it means is no
   * label: the code, the area, the nature and the days change with another entry, from a day on.
   */
  @Command(() => Vocabolario, {
    description:
      'Rettifica il nome o la fonte di una voce di un vocabolario, scritti male; se cambia il significato, la voce si chiude e se ne aggiunge un’altra (art. 11 c. 1).',
    articolo: 'art. 2 c. 5 p, q',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeVocabolario) => readVocabolario(context, nome),
  })
  async rettificaVoce(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) input: RettificaVoceInput,
  ): Promise<NomeVocabolario> {
    const { vocabolario, versione, codice, dal, motivo } = input;
    const elenco = await advanceVocabolario(unit, vocabolario, versione);
    const [voce] = await unit.query<Pick<VoceVocabolarioEntity, 'nome' | 'fonte' | 'natura'>>(
      `SELECT ${columnsOf(VoceVocabolarioEntity, undefined, ['nome', 'fonte', 'natura'])} FROM voce_vocabolario
       WHERE vocabolario = $1 AND codice = $2 AND lower(periodo) = $3::date`,
      [vocabolario, codice, dal],
    );
    if (voce === undefined) throw new NotFound('Nessuna voce con questo codice comincia in questo giorno');
    if (voce.natura !== null && natureDelProgramma(vocabolario).includes(voce.natura)) throw delProgramma();
    const nome = input.nome ?? voce.nome;
    const fonte = input.fonte ?? voce.fonte;
    if (nome === voce.nome && fonte === voce.fonte)
      throw new BadUserInput(['input'], "Non cambia niente: indica che cosa era sbagliato, e com'era");
    await unit.manager.insert(VoceRettificataEntity, {
      ...{ id: uuidv7(), vocabolario, codice, dal, nome: voce.nome, fonte: voce.fonte, motivo },
      ...{ rettificataDa: unit.context.attore.sub, rettificataIl: unit.adesso },
    });
    await unit.query(
      `UPDATE voce_vocabolario SET nome = $4, fonte = $5, registrata_il = $6
       WHERE vocabolario = $1 AND codice = $2 AND lower(periodo) = $3::date`,
      [vocabolario, codice, dal, nome, fonte, unit.adesso],
    );
    await emitVocabolario(unit, elenco);
    unit.audit('Vocabolario', vocabolario);
    return vocabolario;
  }
}

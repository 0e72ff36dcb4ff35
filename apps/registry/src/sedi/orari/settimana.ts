// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, DataIso } from '@ambito/subgraph';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

enum CausaPerdita {
  FESTIVITA = 'FESTIVITA',
  CHIUSURA = 'CHIUSURA',
  ORARIO_VARIATO = 'ORARIO_VARIATO',
  SENZA_OPERATORI = 'SENZA_OPERATORI',
  OPERATORI_ASSENTI = 'OPERATORI_ASSENTI',
}
registerEnumType(CausaPerdita, {
  name: 'CausaPerdita',
  description: 'Perché una sede resta aperta meno di quanto dicono i suoi orari settimanali.',
  valuesConfig: {
    FESTIVITA: { description: 'Festa nazionale o del santo patrono del Comune.' },
    CHIUSURA: { description: 'Chiusura disposta dal coordinatore.' },
    ORARIO_VARIATO: { description: 'Orario ridotto in quel giorno.' },
    SENZA_OPERATORI: { description: 'Nessun operatore ha un incarico nella sede.' },
    OPERATORI_ASSENTI: { description: 'Chi ha un incarico nella sede è assente, senza sostituto.' },
  },
});

@ObjectType({
  description: "Un'apertura nel calendario, dagli orari a tutto ciò che li cambia.",
  simpleResolvers: true,
})
export class Apertura {
  @Field({ description: 'Inizio.' })
  dalle!: Date;

  @Field({ description: 'Fine.' })
  alle!: Date;
}

@ObjectType({ description: 'Apertura che gli orari settimanali prevedono e che non ha luogo.', simpleResolvers: true })
class Perdita {
  @Field(() => DataIso, { description: 'Il giorno.' })
  giorno!: string;

  @Field(() => CausaPerdita, { description: 'La causa.' })
  causa!: CausaPerdita;

  @Field({ description: 'La festa, o il motivo della chiusura; vuota se mancano gli operatori.' })
  descrizione!: string;

  @Field(() => Int, { description: 'Minuti di apertura che si perdono.' })
  minuti!: number;
}

@ObjectType({ description: 'Una settimana di una sede, da lunedì a domenica (art. 5 c. 4).', simpleResolvers: true })
export class Settimana {
  @Field(() => DataIso, { description: 'Lunedì.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Domenica.' })
  al!: string;

  @Field(() => Int, { description: 'Minuti di apertura secondo gli orari settimanali.' })
  minutiOrario!: number;

  @Field(() => Int, {
    description:
      'Minuti di apertura reali: tolte feste, chiusure, riduzioni e assenze, aggiunte le aperture straordinarie autorizzate.',
  })
  minutiAperti!: number;

  @AtMost(50) // of seven days
  @Field(() => [Perdita], { description: 'Che cosa si perde, giorno per giorno, e perché.' })
  perdite!: Perdita[];

  @Field({
    description:
      'Se le ore reali sono meno del minimo settimanale (art. 5 c. 4), in una settimana in cui la sede è sempre attiva.',
  })
  sottoMinimo!: boolean;
}

@ArgsType()
export class PeriodoArgs {
  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso: al massimo 400 giorni dopo.' })
  al!: string;
}

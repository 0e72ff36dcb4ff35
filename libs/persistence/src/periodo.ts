// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, VirtualColumn } from 'typeorm';

/** The first and the last day of a record whose table has them as a range, `periodo`, that is part of the key. */
export abstract class DalAl {
  @VirtualColumn({ type: 'date', query: (alias) => `lower(${alias}.periodo)` })
  dal!: string;

  /** The last day, included; null while there is none. */
  @VirtualColumn({ type: 'date', query: (alias) => `upper(${alias}.periodo) - 1` })
  al!: string | null;
}

/** The columns of a record that holds for some days: a range in the table, read as its first and its last day. */
export abstract class ConGiorni extends DalAl {
  @Column('daterange', { select: false })
  periodo!: string;
}

/** The two ends of a record whose table has them as a range of instants, `periodo`, that is part of the key. */
export abstract class DalleAlle {
  @VirtualColumn({ type: 'timestamptz', query: (alias) => `lower(${alias}.periodo)` })
  dalle!: Date;

  /** The first instant after the period; null while there is none. */
  @VirtualColumn({ type: 'timestamptz', query: (alias) => `upper(${alias}.periodo)` })
  alle!: Date | null;
}

/** The columns of a record that holds from one instant to another: a range in the table, read as its two ends. */
export abstract class ConIstanti extends DalleAlle {
  @Column('tstzrange', { select: false })
  periodo!: string;
}

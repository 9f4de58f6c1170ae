-- A short name sounds the same with i, y and iy (Yury, Yuriy): who has such a word is given the key anew, and compared.
update person set sound_key = '', pairs_due = true where erased_at is null and sound_key ~ '[iy]{2}|y';

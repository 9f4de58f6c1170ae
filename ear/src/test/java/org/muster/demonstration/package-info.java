/**
 * The demonstration: five published articles told as data, in a small archive deployed beside the
 * EAR and no part of it. Everything is told by calling the services, as people with accounts of
 * their own; persons are invented, their family names say "example" in some language.
 *
 * <p>It is told once per database, chapter by chapter, each chapter in one transaction. The page of
 * the archive lets an operator move the business clock and play in what other people would do.
 */
package org.muster.demonstration;

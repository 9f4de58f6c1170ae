/** How letters fare, for those who keep the installation and for the programs that watch it. */
package org.muster.letter.web;

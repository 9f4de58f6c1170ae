/** Pages for what another system paid. */
package org.muster.outside.web;

/** The page on which names are found, listed and erased. */
package org.muster.erasure.web;

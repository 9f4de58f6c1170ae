package org.muster.erasure.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.muster.erasure.HouseTexts;
import org.muster.shared.Language;
import org.muster.web.Texts;

/** Tells what pages say, so that an erasure knows an ordinary word from a name. */
@WebListener
public class PageTexts implements ServletContextListener {
    @Inject private HouseTexts house;

    @Override
    public void contextInitialized(ServletContextEvent start) {
        for (var language : Language.values()) {
            var texts = Texts.bundle(language.locale());
            texts.keySet().forEach(key -> house.tell(texts.getString(key)));
        }
    }
}

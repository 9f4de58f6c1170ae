package org.muster.benchmark;

/** What the letters say, as long as letters of invitation are, in five languages. */
enum Wording {
    EN(
            "The {{organisation}} has the honour to invite {{recipient}} to take part in the following event.",
            "Administrations and partners are asked to name up to two officers who work on the subject,"
                    + " speak the working language and will report to their management when they return."
                    + " Travel and allowances of one officer are borne by the fund named in the programme."),
    FR(
            "Le {{organisation}} a l’honneur d’inviter {{recipient}} à participer à la manifestation suivante.",
            "Les administrations et les partenaires sont priés de désigner au plus deux fonctionnaires qui"
                    + " traitent du sujet, parlent la langue de travail et rendront compte à leur direction à leur"
                    + " retour. Le voyage et les indemnités d’un fonctionnaire sont à la charge du fonds indiqué."),
    ES(
            "La {{organisation}} tiene el honor de invitar a {{recipient}} a participar en el siguiente acto.",
            "Se ruega a las administraciones y a los socios que designen a un máximo de dos funcionarios que"
                    + " trabajen en la materia, hablen el idioma de trabajo e informen a su dirección a su regreso."
                    + " El viaje y las dietas de un funcionario corren a cargo del fondo indicado."),
    RU(
            "{{organisation}} имеет честь пригласить {{recipient}} принять участие в следующем мероприятии.",
            "Просим администрации и партнёров назвать не более двух сотрудников, которые занимаются этой темой,"
                    + " владеют рабочим языком и по возвращении доложат своему руководству. Проезд и суточные одного"
                    + " сотрудника оплачивает фонд, указанный в программе."),
    ZH(
            "{{organisation}} 谨邀请 {{recipient}} 参加以下活动。",
            "请各海关当局和合作伙伴提名不超过两名从事该项工作、掌握工作语言并将在返回后向上级汇报的官员。" + "一名官员的旅费和津贴由方案中所列的基金承担。");

    private final String invitation;
    private final String terms;

    Wording(String invitation, String terms) {
        this.invitation = invitation;
        this.terms = terms;
    }

    String language() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String subject() {
        return "{{titles}}";
    }

    String body() {
        return "{{addressee}}\n\n"
                + invitation
                + "\n\n{{events}}\n\n"
                + terms
                + "\n\n{{deadline}}\n\n{{link}}\n\n{{organisation}}\n";
    }
}

/// The names of the Arab countries, of Africa and of South East Asia, and names in scripts of their own.
extension SampleCulture {
    static let arabicNames = SampleNameLists(
        given: """
            Abir Adel Ahlam Amal Amina Amir Anwar Asma Ashraf Aya Ayman Aziza Badr Basma Bassem Bushra Dalia Dina Emad
            Fadi Fadwa Farah Farid Fathi Fawzi Ghada Habib Hadi Hala Hamdi Hanan Hani Hatem Hesham Hiba Hoda Husam
            Ibtisam Ilham Iman Inas Jalal Jamila Karim Khaled Khalil Lamia Latifa Layal Lubna Magdi Maher Mahmoud
            Majida Manal Marwan Maysa Mona Mounir Nabil Nada Nadim Nagwa Naguib Nawal Nizar Osama Rami Rana Rania
            Rasha Rashid Reem Riad Sabah Safa Salma Samar Samir Sawsan Shadi Sherif Suad Suhair Taher Tamer Wael Wafaa
            Walid Yara Yasser Yusra Zaki Zeina Ziad
            """,
        family: """
            Abbas Abboud Abdallah Abu_Zeid Al_Amin Al_Attar Al_Bakri Al_Fares Al_Ghazi Al_Hakim Al_Jabri Al_Khatib
            Al_Masri Al_Najjar Al_Nouri Al_Qadi Al_Rashid Al_Saleh Al_Tawil Al_Zahra Amer Ashour Awad Ayoub Aziz
            Badawi Barakat Bishara Boutros Daher Darwish Diab El_Badry El_Gamal El_Husseini El_Kady El_Mahdy El_Sayed
            El_Shafei El_Sherbiny Fahmy Fakhry Farag Fares Fayed Ghali Ghanem Habashi Haddad Hafez Halabi Hamdan
            Hariri Hashem Helmy Hijazi Ibrahim Issa Jaber Kamel Kanaan Karam Khalaf Khoury Labib Maalouf Mansour Matar
            Mekky Mikhail Moussa Nakhle Nasr Nassar Obeid Osman Qasim Rizk Saad Sabry Safadi Saleh Salib Samaha Sarkis
            Shaaban Shahin Shawky Shukri Soliman Tawfik Wahba Yacoub Younes Zaher
            """)

    static let africanNames = SampleNameLists(
        given: """
            Abena Adaeze Adunni Afolabi Akin Akua Amaka Amara Ayodele Babajide Bisi Bolanle Bongani Chidi Chinonso
            Chioma Damilola Ebele Efua Ejike Emeka Enitan Fola Funke Ifeanyi Ifeoma Jabu Kagiso Kehinde Kofi Kwabena
            Kwame Lerato Lindiwe Mandla Modupe Nandi Ngozi Nkechi Nomsa Obinna Olumide Onyeka Palesa Refilwe Sade
            Sibusiso Simphiwe Sizwe Tariro Temitope Thabo Thandi Themba Tobi Tunde Uche Uzoma Wanjiru Wole Yaa Yewande
            Zanele Zola
            """,
        family: """
            Abio Ade Adebo Adeku Ako Amu Ani Asa Awo Ayo Boa Chuku Dla Eze Fala Faye Igwe Ike Koro Kuma Ladi Mabo Maku
            Masi Mba Mok Mtha Nde Ngu Nko Nwa Nya Obi Odu Ofo Ogu Oja Oko Olu Omo Onu Osa Oso Oye Sisu Soye Tsha Udo
            Uko Zulu
            """,
        """
        ~ bola chi dele diran foh gbe go kafor kunle kwe la lade lani leke lola luyi ma mba mide mo na nda ngo nkwo
        nna ri ro si so ta tade tayo wale wole wu ye zi
        """
    )

    static let malayNames = SampleNameLists(
        given: """
            Adi Agus Aileen Alma Amihan Anong Apinya Ariel Arif Aroon Bagus Bayani Bayu Bernadette Budi Chai Citra
            Corazon Danilo Darma Dewi Dian Divina Dwi Eka Elma Farid Fitri Galih Ganda Hadi Hasan Imelda Indah Intan
            Isagani Joko Kanya Karina Kartika Kusuma Ligaya Linh Lestari Mahmud Malee Maricel Mayumi Mega Minh Nadia
            Narong Nurul Oanh Pim Ploy Prasert Putri Rahmat Ratna Reyna Rizal Rosario Sari Siti Somchai Sri Suda Surya
            Tala Teguh Thanh Tri Wati Wayan Yanti Yulia Zainal
            """,
        family: """
            Adi Ama Ang Ari Bala Ban Bata Budi Cahya Cala Cata Dala Dima Gala Gani Guna Hala Hara Indra Jaya Kala Kusu
            Lang Laya Maga Mala Mana Mang Nata Naw Paga Pala Pana Pani Pra Pura Ra Raha Sala San Santo Sari Sira Suma
            Suna Sura Suta Tala Tana Wara Wira Yama Yuda
            """,
        """
        ~ bal bang bayan dang dar day di gan gat gus ja kan kit kul kusuma lan lang lay lim ling long man mat nan nata
        ng nto pan pong rat ri rin san sit so suk tan to tra wan wat ya yan
        """
    )

    /// Names in the culture's own script, for those that do not use the Latin one.
    var nativeNames: SampleNameLists? {
        switch self {
        case .japanese: Self.japaneseScript
        case .korean: Self.koreanScript
        case .chinese: Self.chineseScript
        case .arabic: Self.arabicScript
        default: nil
        }
    }

    private static let japaneseScript = SampleNameLists(
        given: "一 太 大 健 和 光 正 明 美 幸 由 真 直 悠 恵 智 春 秋 夏 千", "郎 介 輔 也 樹 人 子 香 奈 代 紀 穂 菜 実 佳 江",
        family: "青 赤 石 市 岩 上 梅 大 岡 小 川 北 木 黒 坂 島 杉 高 竹 谷 中 長 西 野 浜 林 平 藤 古 星 松 水 宮 村 森 山",
        "井 内 浦 江 岡 川 木 口 崎 沢 下 島 瀬 田 谷 地 野 橋 原 部 本 宮 村 山",
        familyFirst: true, joint: "", initials: "之 志")
    private static let koreanScript = SampleNameLists(
        given: "민 서 지 예 도 하 준 현 은 수 유 진 태 정 재 성 승 영 동 혜 미 소 나 다 보", "준 서 우 진 호 민 연 아 은 영 희 현 수 경 원 석 철 환 빈 율 람 린 주 혁 선",
        family: "강 고 곽 구 권 김 나 남 노 류 문 민 박 배 백 서 성 손 송 신 심 안 양 오 원 유 윤 이 임 장 전 정 조 주 차 최 하 한 허 홍", familyFirst: true,
        joint: "",
        initials: "해 솔")
    private static let chineseScript = SampleNameLists(
        given: "安 宝 春 丹 德 芳 芬 国 海 浩 红 慧 佳 建 杰 静 俊 丽 林 玲 美 敏 明 宁 萍 琴 清 瑞 思 婷 伟 文 小 晓 欣 秀 雪 雅 艳 玉",
        "~ 斌 晨 峰 刚 辉 慧 佳 杰 娟 凯 兰 磊 莉 琳 龙 梅 娜 楠 鹏 强 蓉 霞 翔 阳 怡 颖 宇 悦 云",
        family: """
            白 蔡 曹 陈 程 崔 邓 丁 董 杜 范 方 冯 高 龚 顾 郭 韩 何 侯 胡 黄 贾 江 姜 孔 赖 雷 黎 李 梁 廖 林 刘 卢 陆 罗 吕 马 毛 孟 潘 彭 钱 秦
            """, familyFirst: true,
        joint: "", initials: "子 之")
    private static let arabicScript = SampleNameLists(
        given: """
            أحمد أمل بسمة جلال حسن حنان خالد دينا رامي رانيا زياد سامي سلمى سمير شريف طارق عادل فادي فريد كريم ليلى
            ماجد مريم منى نادية هدى وليد ياسر
            """,
        family: """
            البدري الحداد الخطيب السيد الشافعي الصباغ العطار القاضي المصري النجار بشارة حافظ حمدان خوري درويش زيدان
            سليمان شاهين عبود غانم فارس كنعان منصور نصار
            """,
        initials: "أ. ب. ج. ح. د. ر. س. ع. ف. ك. م. ن.")
}
